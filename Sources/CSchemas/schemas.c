#include "CSchemas.h"

#include <string.h>

// The files themselves, so that no copy of them has to be kept in step. #embed is standard since C23, and clang takes it in
// every mode since version 19.
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char admit_report[] = {
#embed "../../schemas/admit-report.schema.json"
};

static const unsigned char capacity_report[] = {
#embed "../../schemas/capacity-report.schema.json"
};

static const unsigned char configuration[] = {
#embed "../../schemas/configuration.schema.json"
};

static const unsigned char kind_list[] = {
#embed "../../schemas/kind-list.schema.json"
};

static const unsigned char lint_report[] = {
#embed "../../schemas/lint-report.schema.json"
};

static const unsigned char next_report[] = {
#embed "../../schemas/next-report.schema.json"
};

static const unsigned char placement_diff[] = {
#embed "../../schemas/placement-diff.schema.json"
};

static const unsigned char placement_policy[] = {
#embed "../../schemas/placement-policy.schema.json"
};

static const unsigned char placement_report[] = {
#embed "../../schemas/placement-report.schema.json"
};

static const unsigned char placement_test[] = {
#embed "../../schemas/placement-test.schema.json"
};

static const unsigned char podsecurity_report[] = {
#embed "../../schemas/podsecurity-report.schema.json"
};

static const unsigned char reach_report[] = {
#embed "../../schemas/reach-report.schema.json"
};

static const unsigned char test_report[] = {
#embed "../../schemas/test-report.schema.json"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} schemas[] = {
    {"admit-report", admit_report, sizeof admit_report},
    {"capacity-report", capacity_report, sizeof capacity_report},
    {"configuration", configuration, sizeof configuration},
    {"kind-list", kind_list, sizeof kind_list},
    {"lint-report", lint_report, sizeof lint_report},
    {"next-report", next_report, sizeof next_report},
    {"placement-diff", placement_diff, sizeof placement_diff},
    {"placement-policy", placement_policy, sizeof placement_policy},
    {"placement-report", placement_report, sizeof placement_report},
    {"placement-test", placement_test, sizeof placement_test},
    {"podsecurity-report", podsecurity_report, sizeof podsecurity_report},
    {"reach-report", reach_report, sizeof reach_report},
    {"test-report", test_report, sizeof test_report},
};

const unsigned char *bayplan_schema(const char *name, size_t *count) {
  for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++) {
    if (strcmp(schemas[i].name, name) == 0) {
      *count = schemas[i].count;
      return schemas[i].bytes;
    }
  }
  *count = 0;
  return NULL;
}
