package cn.financebrain.dashboards.reports;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A report that is to be made.
 *
 * @param region prefix of the regions that it is about; empty for the whole city
 * @param scan id of the scan; empty for the newest that covers the region, and where the kind is
 *     not of a scan
 * @param enterprise id of a dossier's enterprise; empty otherwise
 * @param language {@code zh} or {@code en}
 * @param templateVersion of the kind's template; 0 for the product's own
 * @param by name of the account
 */
record ReportOrder(
    UUID id,
    ReportKind kind,
    String title,
    String region,
    String scan,
    String enterprise,
    String language,
    int templateVersion,
    String by,
    Instant at) {

  Locale locale() {
    return language.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
  }
}
