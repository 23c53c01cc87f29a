import SourceText

extension RuleReporter {
  /// The JSON Schema of `.bayplan.yaml`, which names every rule so that editors can complete and check it.
  static var schema: RuleReporter {
    RuleReporter("schema", about: "schemas/configuration.schema.json") { catalogue, _, output in
      let rules = catalogue.rules.map { rule in
        """
                    "\(rule.id)": {
                      "description": \(quoted("Finds \(rule.summary). Severity \(rule.severity.ruleWord).")),
                      \(setting(of: rule))
                    }
        """
      }
      output.write(head + rules.joined(separator: ",\n") + tail)
    }
  }

  private static func setting(of rule: RuleCatalogue.Rule) -> String {
    if rule.parameters.isEmpty { return "\"$ref\": \"#/definitions/setting\"" }
    let parameters = rule.parameters.map { parameter in
      "\"\(parameter.name)\": {\"type\": \"integer\", \"default\": \(parameter.standard), "
        + "\"description\": \(quoted(parameter.about))}"
    }
    return "\"anyOf\": [{\"$ref\": \"#/definitions/level\"}, {\"type\": \"object\", \"additionalProperties\": false, "
      + "\"properties\": {\"severity\": {\"$ref\": \"#/definitions/level\"}, \"parameters\": {\"type\": \"object\", "
      + "\"additionalProperties\": false, \"properties\": {\(parameters.joined(separator: ", "))}}}}]"
  }

  private static func quoted(_ text: String) -> String { ByteOutput.text { QuotedText.write(text, to: $0) } }

  private static let head = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "Configuration of bayplan",
      "description": "A .bayplan.yaml. Written by `bayplan rules -o schema > schemas/configuration.schema.json`.",
      "type": "object",
      "additionalProperties": false,
      "required": ["apiVersion", "kind"],
      "properties": {
        "apiVersion": {"const": "bayplan/v1alpha1"},
        "kind": {"const": "Configuration"},
        "lint": {
          "description": "What bayplan lint does.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "failOn": {
              "description": "From which severity on a finding fails the run.",
              "enum": ["error", "warning", "info"],
              "default": "error"
            },
            "exclude": {
              "description": "Files and folders that are not linted, relative to this file; * stands for any text, / included.",
              "type": "array",
              "minItems": 1,
              "items": {"type": "string", "minLength": 1}
            },
            "baseline": {
              "description": "The file of findings that are left alone, relative to this one.",
              "type": "string",
              "minLength": 1
            },
            "policies": {
              "description": "PlacementPolicies that every run holds the manifests against: files, folders and patterns, relative to this file.",
              "type": "array",
              "minItems": 1,
              "items": {"type": "string", "minLength": 1}
            },
            "rules": {
              "description": "What is set for single rules.",
              "type": "object",
              "additionalProperties": false,
              "properties": {

    """

  private static let tail = """

              }
            }
          }
        },
        "admission": {
          "description": "How the API server of bayplan admit is set up.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "enable": {
              "description": "Admission plugins that are on although they are off by default.",
              "type": "array",
              "items": {"type": "string", "minLength": 1}
            },
            "disable": {
              "description": "Admission plugins that are off.",
              "type": "array",
              "items": {"type": "string", "minLength": 1}
            },
            "nodeSelectors": {
              "description": "What PodNodeSelector is configured with: for a namespace the labels that its pods may ask for, and clusterDefaultNodeSelector.",
              "type": "object",
              "additionalProperties": {"type": "string"}
            }
          }
        },
        "webhooks": {
          "description": "What webhooks say to what they are asked about: they cannot be played.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name"],
            "properties": {
              "name": {"description": "As its configuration names it.", "type": "string", "minLength": 1},
              "allow": {"type": "boolean"},
              "deny": {"type": "boolean"},
              "message": {"description": "Why not.", "type": "string", "minLength": 1},
              "from": {
                "description": "A report of Kyverno or Gatekeeper: what fails in it is refused, all else gets by. Relative to this file.",
                "type": "string",
                "minLength": 1
              }
            }
          }
        }
      },
      "definitions": {
        "level": {
          "description": "off, on or the severity of all its findings.",
          "enum": [false, true, "off", "on", "error", "warning", "info"]
        },
        "setting": {
          "anyOf": [
            {"$ref": "#/definitions/level"},
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"severity": {"$ref": "#/definitions/level"}}
            }
          ]
        }
      }
    }

    """
}
