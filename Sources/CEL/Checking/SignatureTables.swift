/// The signatures of all functions, see ``CELFunction``.
///
/// Source: "List of standard definitions" in the CEL language definition; "Common Expression Language in Kubernetes",
/// Kubernetes documentation; the documentation of CEL's strings, lists, sets and optional libraries.
enum SignatureTables {
  static let all = [operators, conversions, times, strings, lists, optionals, kubernetes, authorization]

  private static let operators = """
    conditional _?_:_(bool, A, A) A
    logical_and _&&_(bool, bool) bool
    logical_or _||_(bool, bool) bool
    *logical_not !_(bool) bool
    *not_strictly_false @not_strictly_false(bool) bool
    *equals _==_(A, A) bool
    *not_equals _!=_(A, A) bool
    *add_bytes _+_(bytes, bytes) bytes
    *add_double _+_(double, double) double
    *add_duration_duration _+_(duration, duration) duration
    *add_duration_timestamp _+_(duration, timestamp) timestamp
    *add_timestamp_duration _+_(timestamp, duration) timestamp
    *add_int64 _+_(int, int) int
    *add_list _+_(list(A), list(A)) list(A)
    *add_string _+_(string, string) string
    *add_uint64 _+_(uint, uint) uint
    *divide_double _/_(double, double) double
    *divide_int64 _/_(int, int) int
    *divide_uint64 _/_(uint, uint) uint
    *modulo_int64 _%_(int, int) int
    *modulo_uint64 _%_(uint, uint) uint
    *multiply_double _*_(double, double) double
    *multiply_int64 _*_(int, int) int
    *multiply_uint64 _*_(uint, uint) uint
    *negate_double -_(double) double
    *negate_int64 -_(int) int
    *subtract_double _-_(double, double) double
    *subtract_duration_duration _-_(duration, duration) duration
    *subtract_int64 _-_(int, int) int
    *subtract_timestamp_duration _-_(timestamp, duration) timestamp
    *subtract_timestamp_timestamp _-_(timestamp, timestamp) duration
    *subtract_uint64 _-_(uint, uint) uint
    *less_bool _<_(bool, bool) bool
    *less_int64 _<_(int, int) bool
    *less_int64_double _<_(int, double) bool
    *less_int64_uint64 _<_(int, uint) bool
    *less_uint64 _<_(uint, uint) bool
    *less_uint64_double _<_(uint, double) bool
    *less_uint64_int64 _<_(uint, int) bool
    *less_double _<_(double, double) bool
    *less_double_int64 _<_(double, int) bool
    *less_double_uint64 _<_(double, uint) bool
    *less_string _<_(string, string) bool
    *less_bytes _<_(bytes, bytes) bool
    *less_timestamp _<_(timestamp, timestamp) bool
    *less_duration _<_(duration, duration) bool
    *less_equals_bool _<=_(bool, bool) bool
    *less_equals_int64 _<=_(int, int) bool
    *less_equals_int64_double _<=_(int, double) bool
    *less_equals_int64_uint64 _<=_(int, uint) bool
    *less_equals_uint64 _<=_(uint, uint) bool
    *less_equals_uint64_double _<=_(uint, double) bool
    *less_equals_uint64_int64 _<=_(uint, int) bool
    *less_equals_double _<=_(double, double) bool
    *less_equals_double_int64 _<=_(double, int) bool
    *less_equals_double_uint64 _<=_(double, uint) bool
    *less_equals_string _<=_(string, string) bool
    *less_equals_bytes _<=_(bytes, bytes) bool
    *less_equals_timestamp _<=_(timestamp, timestamp) bool
    *less_equals_duration _<=_(duration, duration) bool
    *greater_bool _>_(bool, bool) bool
    *greater_int64 _>_(int, int) bool
    *greater_int64_double _>_(int, double) bool
    *greater_int64_uint64 _>_(int, uint) bool
    *greater_uint64 _>_(uint, uint) bool
    *greater_uint64_double _>_(uint, double) bool
    *greater_uint64_int64 _>_(uint, int) bool
    *greater_double _>_(double, double) bool
    *greater_double_int64 _>_(double, int) bool
    *greater_double_uint64 _>_(double, uint) bool
    *greater_string _>_(string, string) bool
    *greater_bytes _>_(bytes, bytes) bool
    *greater_timestamp _>_(timestamp, timestamp) bool
    *greater_duration _>_(duration, duration) bool
    *greater_equals_bool _>=_(bool, bool) bool
    *greater_equals_int64 _>=_(int, int) bool
    *greater_equals_int64_double _>=_(int, double) bool
    *greater_equals_int64_uint64 _>=_(int, uint) bool
    *greater_equals_uint64 _>=_(uint, uint) bool
    *greater_equals_uint64_double _>=_(uint, double) bool
    *greater_equals_uint64_int64 _>=_(uint, int) bool
    *greater_equals_double _>=_(double, double) bool
    *greater_equals_double_int64 _>=_(double, int) bool
    *greater_equals_double_uint64 _>=_(double, uint) bool
    *greater_equals_string _>=_(string, string) bool
    *greater_equals_bytes _>=_(bytes, bytes) bool
    *greater_equals_timestamp _>=_(timestamp, timestamp) bool
    *greater_equals_duration _>=_(duration, duration) bool
    *index_list _[_](list(A), int) A
    *index_map _[_](map(A, B), A) B
    *optional_list_optindex_optional_int _[_](optional(list(A)), int) optional(A)
    *optional_map_optindex_optional_value _[_](optional(map(A, B)), A) optional(B)
    *list_optindex_optional_int _[?_](list(A), int) optional(A)
    *optional_list_optindex_optional_int _[?_](optional(list(A)), int) optional(A)
    *map_optindex_optional_value _[?_](map(A, B), A) optional(B)
    *optional_map_optindex_optional_value _[?_](optional(map(A, B)), A) optional(B)
    *in_list @in(A, list(A)) bool
    *in_map @in(A, map(A, B)) bool
    *size_bytes size(bytes) int
    *bytes_size .size(bytes) int
    *size_list size(list(A)) int
    *list_size .size(list(A)) int
    *size_string size(string) int
    *string_size .size(string) int
    *size_map size(map(A, B)) int
    *map_size .size(map(A, B)) int
    """

  private static let conversions = """
    *type type(A) type(A)
    *to_dyn dyn(A) dyn
    bool_to_bool bool(bool) bool
    string_to_bool bool(string) bool
    bytes_to_bytes bytes(bytes) bytes
    string_to_bytes bytes(string) bytes
    double_to_double double(double) double
    int64_to_double double(int) double
    string_to_double double(string) double
    uint64_to_double double(uint) double
    duration_to_duration duration(duration) duration
    int64_to_duration duration(int) duration
    string_to_duration duration(string) duration
    int64_to_int64 int(int) int
    double_to_int64 int(double) int
    duration_to_int64 int(duration) int
    string_to_int64 int(string) int
    timestamp_to_int64 int(timestamp) int
    uint64_to_int64 int(uint) int
    string_to_string string(string) string
    bool_to_string string(bool) string
    bytes_to_string string(bytes) string
    double_to_string string(double) string
    duration_to_string string(duration) string
    int64_to_string string(int) string
    timestamp_to_string string(timestamp) string
    uint64_to_string string(uint) string
    ip_to_string string(net.IP) string
    cidr_to_string string(net.CIDR) string
    timestamp_to_timestamp timestamp(timestamp) timestamp
    int64_to_timestamp timestamp(int) timestamp
    string_to_timestamp timestamp(string) timestamp
    uint64_to_uint64 uint(uint) uint
    double_to_uint64 uint(double) uint
    int64_to_uint64 uint(int) uint
    string_to_uint64 uint(string) uint
    """

  private static let times = """
    timestamp_to_year .getFullYear(timestamp) int
    timestamp_to_year_with_tz .getFullYear(timestamp, string) int
    timestamp_to_month .getMonth(timestamp) int
    timestamp_to_month_with_tz .getMonth(timestamp, string) int
    timestamp_to_day_of_year .getDayOfYear(timestamp) int
    timestamp_to_day_of_year_with_tz .getDayOfYear(timestamp, string) int
    timestamp_to_day_of_month .getDayOfMonth(timestamp) int
    timestamp_to_day_of_month_with_tz .getDayOfMonth(timestamp, string) int
    timestamp_to_day_of_month_1_based .getDate(timestamp) int
    timestamp_to_day_of_month_1_based_with_tz .getDate(timestamp, string) int
    timestamp_to_day_of_week .getDayOfWeek(timestamp) int
    timestamp_to_day_of_week_with_tz .getDayOfWeek(timestamp, string) int
    timestamp_to_hours .getHours(timestamp) int
    timestamp_to_hours_with_tz .getHours(timestamp, string) int
    duration_to_hours .getHours(duration) int
    timestamp_to_minutes .getMinutes(timestamp) int
    timestamp_to_minutes_with_tz .getMinutes(timestamp, string) int
    duration_to_minutes .getMinutes(duration) int
    timestamp_to_seconds .getSeconds(timestamp) int
    timestamp_to_seconds_with_tz .getSeconds(timestamp, string) int
    duration_to_seconds .getSeconds(duration) int
    timestamp_to_milliseconds .getMilliseconds(timestamp) int
    timestamp_to_milliseconds_with_tz .getMilliseconds(timestamp, string) int
    duration_to_milliseconds .getMilliseconds(duration) int
    """

  private static let strings = """
    contains_string .contains(string, string) bool
    starts_with_string .startsWith(string, string) bool
    ends_with_string .endsWith(string, string) bool
    *matches_string .matches(string, string) bool
    *matches matches(string, string) bool
    string_char_at_int .charAt(string, int) string
    string_index_of_string .indexOf(string, string) int
    string_index_of_string_int .indexOf(string, string, int) int
    string_last_index_of_string .lastIndexOf(string, string) int
    string_last_index_of_string_int .lastIndexOf(string, string, int) int
    string_lower_ascii .lowerAscii(string) string
    string_upper_ascii .upperAscii(string) string
    string_replace_string_string .replace(string, string, string) string
    string_replace_string_string_int .replace(string, string, string, int) string
    string_split_string .split(string, string) list(string)
    string_split_string_int .split(string, string, int) list(string)
    string_substring_int .substring(string, int) string
    string_substring_int_int .substring(string, int, int) string
    string_trim .trim(string) string
    list_join .join(list(string)) string
    list_join_string .join(list(string), string) string
    string_format .format(string, list(dyn)) string
    strings_quote strings.quote(string) string
    """

  private static let lists = """
    list_slice .slice(list(T), int, int) list(T)
    list_flatten .flatten(list(list(T))) list(T)
    list_flatten_int .flatten(list(dyn), int) list(dyn)
    *list_int_sort .sort(list(int)) list(int)
    *list_uint_sort .sort(list(uint)) list(uint)
    *list_double_sort .sort(list(double)) list(double)
    *list_bool_sort .sort(list(bool)) list(bool)
    *list_duration_sort .sort(list(duration)) list(duration)
    *list_timestamp_sort .sort(list(timestamp)) list(timestamp)
    *list_string_sort .sort(list(string)) list(string)
    *list_bytes_sort .sort(list(bytes)) list(bytes)
    *list_int_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(int)) list(T)
    *list_uint_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(uint)) list(T)
    *list_double_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(double)) list(T)
    *list_bool_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(bool)) list(T)
    *list_duration_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(duration)) list(T)
    *list_timestamp_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(timestamp)) list(T)
    *list_string_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(string)) list(T)
    *list_bytes_sortByAssociatedKeys .@sortByAssociatedKeys(list(T), list(bytes)) list(T)
    lists_range lists.range(int) list(int)
    list_reverse .reverse(list(T)) list(T)
    list_distinct .distinct(list(T)) list(T)
    list_int_is_sorted .isSorted(list(int)) bool
    list_uint_is_sorted .isSorted(list(uint)) bool
    list_double_is_sorted .isSorted(list(double)) bool
    list_bool_is_sorted .isSorted(list(bool)) bool
    list_duration_is_sorted .isSorted(list(duration)) bool
    list_timestamp_is_sorted .isSorted(list(timestamp)) bool
    list_string_is_sorted .isSorted(list(string)) bool
    list_bytes_is_sorted .isSorted(list(bytes)) bool
    list_int_sum .sum(list(int)) int
    list_uint_sum .sum(list(uint)) uint
    list_double_sum .sum(list(double)) double
    list_duration_sum .sum(list(duration)) duration
    list_int_max .max(list(int)) int
    list_uint_max .max(list(uint)) uint
    list_double_max .max(list(double)) double
    list_bool_max .max(list(bool)) bool
    list_duration_max .max(list(duration)) duration
    list_timestamp_max .max(list(timestamp)) timestamp
    list_string_max .max(list(string)) string
    list_bytes_max .max(list(bytes)) bytes
    list_int_min .min(list(int)) int
    list_uint_min .min(list(uint)) uint
    list_double_min .min(list(double)) double
    list_bool_min .min(list(bool)) bool
    list_duration_min .min(list(duration)) duration
    list_timestamp_min .min(list(timestamp)) timestamp
    list_string_min .min(list(string)) string
    list_bytes_min .min(list(bytes)) bytes
    list_a_index_of_int .indexOf(list(A), A) int
    list_a_last_index_of_int .lastIndexOf(list(A), A) int
    list_sets_contains_list sets.contains(list(T), list(T)) bool
    list_sets_equivalent_list sets.equivalent(list(T), list(T)) bool
    list_sets_intersects_list sets.intersects(list(T), list(T)) bool
    mapInsert_key_value cel.@mapInsert(map(K, V), K, V) map(K, V)
    mapInsert_map cel.@mapInsert(map(K, V), map(K, V)) map(K, V)
    """

  private static let optionals = """
    optional_of optional.of(T) optional(T)
    optional_ofNonZeroValue optional.ofNonZeroValue(T) optional(T)
    optional_none optional.none() optional(T)
    optional_value .value(optional(T)) T
    optional_hasValue .hasValue(optional(T)) bool
    optional_or_optional .or(optional(T), optional(T)) optional(T)
    optional_orValue_value .orValue(optional(T), T) T
    optional_unwrap optional.unwrap(list(optional(T))) list(T)
    optional_unwrapOpt .unwrapOpt(list(optional(T))) list(T)
    list_first .first(list(T)) optional(T)
    list_last .last(list(T)) optional(T)
    """

  private static let kubernetes = """
    string_find_string .find(string, string) string
    string_find_all_string .findAll(string, string) list(string)
    string_find_all_string_int .findAll(string, string, int) list(string)
    string_to_url url(string) kubernetes.URL
    is_url_string isURL(string) bool
    url_getScheme .getScheme(kubernetes.URL) string
    url_getHost .getHost(kubernetes.URL) string
    url_getHostname .getHostname(kubernetes.URL) string
    url_getPort .getPort(kubernetes.URL) string
    url_getEscapedPath .getEscapedPath(kubernetes.URL) string
    url_getQuery .getQuery(kubernetes.URL) map(string, list(string))
    string_to_quantity quantity(string) kubernetes.Quantity
    is_quantity_string isQuantity(string) bool
    quantity_sign sign(kubernetes.Quantity) int
    quantity_is_greater_than .isGreaterThan(kubernetes.Quantity, kubernetes.Quantity) bool
    quantity_is_less_than .isLessThan(kubernetes.Quantity, kubernetes.Quantity) bool
    quantity_compare_to .compareTo(kubernetes.Quantity, kubernetes.Quantity) int
    quantity_get_float .asApproximateFloat(kubernetes.Quantity) double
    quantity_get_int .asInteger(kubernetes.Quantity) int
    quantity_is_integer .isInteger(kubernetes.Quantity) bool
    quantity_add .add(kubernetes.Quantity, kubernetes.Quantity) kubernetes.Quantity
    quantity_add_int .add(kubernetes.Quantity, int) kubernetes.Quantity
    quantity_sub .sub(kubernetes.Quantity, kubernetes.Quantity) kubernetes.Quantity
    quantity_sub_int .sub(kubernetes.Quantity, int) kubernetes.Quantity
    string_to_ip ip(string) net.IP
    ip_family .family(net.IP) int
    ip_is_canonical ip.isCanonical(string) bool
    ip_is_unspecified .isUnspecified(net.IP) bool
    ip_is_loopback .isLoopback(net.IP) bool
    ip_is_link_local_multicast .isLinkLocalMulticast(net.IP) bool
    ip_is_link_local_unicast .isLinkLocalUnicast(net.IP) bool
    ip_is_global_unicast .isGlobalUnicast(net.IP) bool
    is_ip isIP(string) bool
    string_to_cidr cidr(string) net.CIDR
    cidr_contains_ip_string .containsIP(net.CIDR, string) bool
    cidr_contains_ip_ip .containsIP(net.CIDR, net.IP) bool
    cidr_contains_cidr_string .containsCIDR(net.CIDR, string) bool
    cidr_contains_cidr .containsCIDR(net.CIDR, net.CIDR) bool
    cidr_ip .ip(net.CIDR) net.IP
    cidr_prefix_length .prefixLength(net.CIDR) int
    cidr_masked .masked(net.CIDR) net.CIDR
    is_cidr isCIDR(string) bool
    format-named format.named(string) optional(kubernetes.NamedFormat)
    format-validate .validate(kubernetes.NamedFormat, string) optional(list(string))
    format.dns1123Label format.dns1123Label() kubernetes.NamedFormat
    format.dns1123Subdomain format.dns1123Subdomain() kubernetes.NamedFormat
    format.dns1035Label format.dns1035Label() kubernetes.NamedFormat
    format.qualifiedName format.qualifiedName() kubernetes.NamedFormat
    format.dns1123LabelPrefix format.dns1123LabelPrefix() kubernetes.NamedFormat
    format.dns1123SubdomainPrefix format.dns1123SubdomainPrefix() kubernetes.NamedFormat
    format.dns1035LabelPrefix format.dns1035LabelPrefix() kubernetes.NamedFormat
    format.labelValue format.labelValue() kubernetes.NamedFormat
    format.uri format.uri() kubernetes.NamedFormat
    format.uuid format.uuid() kubernetes.NamedFormat
    format.byte format.byte() kubernetes.NamedFormat
    format.date format.date() kubernetes.NamedFormat
    format.datetime format.datetime() kubernetes.NamedFormat
    string_to_semver semver(string) kubernetes.Semver
    string_bool_to_semver semver(string, bool) kubernetes.Semver
    is_semver_string isSemver(string) bool
    is_semver_string_bool isSemver(string, bool) bool
    semver_is_greater_than .isGreaterThan(kubernetes.Semver, kubernetes.Semver) bool
    semver_is_less_than .isLessThan(kubernetes.Semver, kubernetes.Semver) bool
    semver_compare_to .compareTo(kubernetes.Semver, kubernetes.Semver) int
    semver_major .major(kubernetes.Semver) int
    semver_minor .minor(kubernetes.Semver) int
    semver_patch .patch(kubernetes.Semver) int
    """

  private static let authorization = """
    authorizer_path .path(kubernetes.authorization.Authorizer, string) kubernetes.authorization.PathCheck
    authorizer_group .group(kubernetes.authorization.Authorizer, string) kubernetes.authorization.GroupCheck
    authorizer_serviceaccount .serviceAccount(kubernetes.authorization.Authorizer, string, string) kubernetes.authorization.Authorizer
    groupcheck_resource .resource(kubernetes.authorization.GroupCheck, string) kubernetes.authorization.ResourceCheck
    resourcecheck_subresource .subresource(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.ResourceCheck
    resourcecheck_namespace .namespace(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.ResourceCheck
    resourcecheck_name .name(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.ResourceCheck
    fieldselector .fieldSelector(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.ResourceCheck
    labelselector .labelSelector(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.ResourceCheck
    pathcheck_check .check(kubernetes.authorization.PathCheck, string) kubernetes.authorization.Decision
    resourcecheck_check .check(kubernetes.authorization.ResourceCheck, string) kubernetes.authorization.Decision
    decision_errored .errored(kubernetes.authorization.Decision) bool
    decision_error .error(kubernetes.authorization.Decision) string
    decision_allowed .allowed(kubernetes.authorization.Decision) bool
    decision_reason .reason(kubernetes.authorization.Decision) string
    """
}
