import CEL
import Kubernetes
import SourceText
import Store
import Symbols
import Versions
import YAML

/// Asks the policies that bindings put into effect.
///
/// Source: "Validating Admission Policy", Kubernetes documentation; the recorded answers under `testcases/conformance/control-plane`.
struct ValidatingAdmissionPolicy: AdmissionPlugin {
  static let name = "ValidatingAdmissionPolicy"

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    // They have no say about themselves.
    if request.resource.group == "admissionregistration.k8s.io" { return }
    let policies = context.store.objects("ValidatingAdmissionPolicy")
    if policies.isEmpty { return }
    let bindings = Dictionary(grouping: context.store.objects("ValidatingAdmissionPolicyBinding")) {
      $0.spec?["policyName"]?.text ?? ""
    }
    if bindings.isEmpty { return }
    let scope = PolicyScope(request, context)
    // By the version in which policies want the object, mostly one.
    var inputs: [Symbol: PolicyInput] = [:]
    var refusal: RequestError?
    // All are asked, for their warnings; the first that refuses is heard.
    for policy in policies {
      guard let bound = bindings[policy.name], let spec = policy.spec, let matched = Self.matched(policy, scope) else {
        continue
      }
      let input = inputs[matched.apiVersion] ?? PolicyInput(request, as: matched, context)
      inputs[matched.apiVersion] = input
      for binding in bound where binding.spec?["matchResources"] == nil || Self.matched(binding, scope) != nil {
        let decisions = decisions(spec, of: policy, binding, input, &request, context)
        let found = act(on: decisions, policy, binding, &request)
        refusal = refusal ?? found
      }
    }
    if let refusal { throw refusal }
  }

  private static func matched(_ record: ObjectRecord, _ scope: PolicyScope) -> ServedResource? {
    guard case .admissionRegistration(let registration)? = ManifestDecoder.object(record.body) else { return nil }
    let written = record.spec?["matchConstraints"] ?? record.spec?["matchResources"]
    let isExact = written?["matchPolicy"]?.text == "Exact"
    return registration.matches.first.flatMap { scope.matched($0, isExact: isExact) }
  }

  private func decisions(
    _ spec: YAMLNode, of policy: ObjectRecord, _ binding: ObjectRecord, _ input: PolicyInput,
    _ request: inout AdmissionRequest, _ context: AdmissionContext
  ) -> [PolicyDecision] {
    let kind = spec["paramKind"].flatMap { $0.isNull ? nil : $0 }
    let reference = binding.spec?["paramRef"]
    let all: [ObjectRecord?]
    do throws(PolicyParams.Fault) {
      all = try PolicyParams.of(kind, reference, request, context)
    } catch {
      if spec["failurePolicy"]?.text == "Ignore" { return [] }
      let position = (reference ?? binding.body).position
      return [PolicyDecision(message: "failed to configure binding: \(error.message)", position: position)]
    }
    var decisions: [PolicyDecision] = []
    for params in all {
      let value = kind.map { _ in params.map { CELValue($0.body) } ?? .null }
      let call = PolicyCall(spec, input, params: value, minor: context.version.minor)
      do throws(PolicyCall.Fault) {
        decisions += try call.decisions(spec)
      } catch {
        guard case .notModelled(let what) = error else { continue }
        request.notPlayed.append(
          NotPlayed(
            "ValidatingAdmissionPolicy \(policy.name)", "refuse", at: policy.origin.position,
            cure: "it asks for \(what), which is not modelled"))
      }
    }
    return decisions
  }

  /// Does what the binding wants done about failures.
  private func act(
    on decisions: [PolicyDecision], _ policy: ObjectRecord, _ binding: ObjectRecord, _ request: inout AdmissionRequest
  ) -> RequestError? {
    let subject = "ValidatingAdmissionPolicy '\(policy.name)' with binding '\(binding.name)'"
    let actions = binding.spec?.listed("validationActions").map(\.text) ?? []
    var refusal: RequestError?
    for decision in decisions {
      if actions.contains("Warn") {
        request.warnings.append(
          Warning("Validation failed for \(subject): \(decision.message)", at: decision.position))
      }
      if actions.contains("Deny"), refusal == nil {
        refusal = self.refusal(decision, "\(subject) denied request: \(decision.message)", policy, request)
      }
    }
    return refusal
  }

  private func refusal(
    _ decision: PolicyDecision, _ text: String, _ policy: ObjectRecord, _ request: AdmissionRequest
  ) -> RequestError {
    var error = request.forbidden(text, by: "policy \(policy.name)", at: decision.position)
    error.reason = decision.reason.isEmpty ? "Invalid" : decision.reason
    error.code =
      switch error.reason {
      case "Forbidden": 403
      case "RequestEntityTooLarge": 413
      default: 422
      }
    error.details?.causes = [StatusDetails.Cause(reason: "", message: text, position: decision.position)]
    return error
  }
}
