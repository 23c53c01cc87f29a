/// What Kubernetes has in its objects, as texts: one for each kind (`<Kind>/<Kind>.swift`), and one for each group of types
/// that several kinds share.
///
/// A kind's text begins with what is to be known of it as a whole:
///
///     kind Deployment
///       resource deployments deploy          its plural, then its short names
///       scope namespaced                     or cluster
///       served apps/v1                       versions that API servers serve; the first is the one to write
///       optional batch/v2alpha1 since 1.36   versions that they serve where somebody turns them on
///       once apps/v1beta2 until 1.16         versions of the past with the same meaning
///       is read validated                    what bayplan does with it
///       plays its pods                       what of it is played, in words
///       snapshot workloads                   the part of a snapshot that it belongs to; left out where there is none
///       asked always                         when a live snapshot asks for it: always, or with others of that group
///
/// Below stand types: a line with the name, as the API server's error texts have it, and a line for each field in the order
/// of the API: `name: type`, and what else is to be known. Lines that stand further right go on.
///
/// - Types: `string`, `bool`, `int32`, `int64`, `number`, `bytes` (base64), `time` and `microTime` (RFC 3339), `quantity`,
///   `intOrString`, `resources` (quantities by resource name), `any` (free-form), `string(RestartPolicy)` for a string with a
///   type of its own, the name of another type, `[x]` for a list of x, `map[x]` for x by key.
/// - `= 1`: the default. `= 1 zero`: zero, the empty text or list count as nothing. `= {} if type=RollingUpdate`: only where a sibling
///   has one of these values; `= 1 within type=RollingUpdate`: only in an object beside which that stands. `= 1 from 1.37`: since that release. `= 6 for Job`: in objects of that kind alone. `= @name(sibling)`:
///   worked out (``DefaultRule``). `rule podDefaults`: more that the API server does there.
/// - `optional`: a zero, or an empty text, that was given is stored: it is not the same as nothing. `always`: written even if nobody
///   gave it; `nullable`: both (``WhenEmpty``).
/// - `merge name`: a strategic merge patch finds items by that key; `union`: it adds values; `retain`: `$retainKeys` is meant
///   for it; `replaced`: a mapping that it replaces. `keys a,b` and `set`: what server-side apply finds items by. `atomic`, of a map or
///   after the name of a type: what it takes for one value; lists are that without a word.
/// - `immutable`, `immutable except a.b,c`, `immutable if field=value`: what an update may not change.
/// - `-> Secret`: holds the name of such an object, or refers to one.
/// - `since 1.36`, `until 1.37`: the releases that know the field; `in autoscaling/v1`: the one version that has it.
/// - What a snapshot does with it. Nothing: it is left out. `keep`: kept, with those fields of the type that are. `keeping a,b`:
///   of these fields alone. `names handle`: kept, and the name of something (``Snapshot`` has the list), of what the
///   reference or `self` of the type's user says for `self`. `labels`, `requirement`, `keyed quota`: a mapping of labels, a
///   selector's condition, a mapping whose keys name something. `emptied key`: its keys without their values. `unless only
///   name`: left out when nothing but this field is left of it. `only type=A|B`: items with one of these values. `annotation
///   key=name`: an annotation that is kept, and what it names.
enum KindText {}
