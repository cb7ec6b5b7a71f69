package cn.financebrain.dashboards;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, see {@code application.yaml}.
 *
 * @param webDir directory of the built web application; empty for the one in the class path
 * @param modelsDir directory of releases, model artifacts and catalogues, from which reasons are
 *     worked out
 * @param firstPasswordFile where the first accounts' random passwords are written, a line each
 * @param auditAnchorsFile where the head of the audit trail is written every day
 * @param operationsFile where the process of the operations says how it can be reached
 * @param lateAfter age of a feed's newest event from which on the feed is late, where no cadence is
 *     agreed
 * @param pollEvery how often the warehouse is asked for new alerts
 * @param heartbeatEvery how often an alert stream shows that it lives
 * @param sessionIdle a session without a request for so long is over
 * @param sessionMax a session is over so long after its sign-in, whatever is done in it
 * @param secondFactorRoles identifiers of the roles that must turn a second factor on
 * @param openid a provider of identities
 * @param kafka where other systems are told of cases
 * @param notifications mails and webhooks
 * @param cases deadlines and calendar of cases
 * @param sets followed sets of enterprises
 * @param metrics figures for Prometheus
 */
@ConfigurationProperties(prefix = "finance-brain", ignoreUnknownFields = false)
public record DashboardsSettings(
    String webDir,
    Path modelsDir,
    Path firstPasswordFile,
    Path auditAnchorsFile,
    Path operationsFile,
    Duration lateAfter,
    Duration pollEvery,
    Duration heartbeatEvery,
    Duration sessionIdle,
    Duration sessionMax,
    List<String> secondFactorRoles,
    OpenId openid,
    ClickHouse clickhouse,
    Kafka kafka,
    Notify notifications,
    Cases cases,
    Sets sets,
    Metrics metrics) {

  /**
   * A provider of identities by OpenID Connect.
   *
   * @param issuer empty for none
   * @param nameZh on the button of the sign-in page, in Chinese
   * @param nameEn and in English
   * @param claim of the ID token: what an administrator enters at an account
   * @param factorAmr values of the claim {@code amr} that stand for a second factor
   * @param factorAcr and of the claim {@code acr}
   * @param webUrl how browsers reach this server; empty for as they asked
   */
  public record OpenId(
      String issuer,
      String clientId,
      String clientSecret,
      String nameZh,
      String nameEn,
      String claim,
      List<String> factorAmr,
      List<String> factorAcr,
      String webUrl) {

    /**
     * @throws IllegalArgumentException if a provider is named without a client, or over plain HTTP
     */
    public OpenId {
      factorAmr = List.copyOf(factorAmr);
      factorAcr = List.copyOf(factorAcr);
      if (!issuer.isEmpty()) {
        if (clientId.isBlank() || claim.isBlank()) {
          throw new IllegalArgumentException(
              "FB_OIDC_ISSUER is set, so FB_OIDC_CLIENT_ID and FB_OIDC_CLAIM must be, too");
        }
        if (!isProtected(URI.create(issuer))) {
          throw new IllegalArgumentException(
              "FB_OIDC_ISSUER is '%s', expected an https address".formatted(issuer));
        }
      }
    }

    /** Plain HTTP only within the machine. */
    private static boolean isProtected(URI issuer) {
      return "https".equals(issuer.getScheme())
          || ("http".equals(issuer.getScheme())
              && List.of("127.0.0.1", "localhost", "[::1]").contains(issuer.getHost()));
    }

    public boolean isOn() {
      return !issuer.isEmpty();
    }
  }

  /**
   * Where the warehouse is.
   *
   * @param writerUser user that may insert, for what cases tell the warehouse; empty for none, when
   *     they wait
   */
  public record ClickHouse(
      String url,
      String user,
      String password,
      String database,
      String writerUser,
      String writerPassword) {}

  /**
   * Where other systems are told of cases.
   *
   * @param bootstrap {@code host:port} list; empty for nowhere
   */
  public record Kafka(String bootstrap, String caseTopic) {}

  /**
   * How people and other systems are told.
   *
   * @param roundEvery how often what waits is sent, and new alerts are looked for
   */
  public record Notify(Duration roundEvery, Smtp smtp, Webhooks webhooks) {

    /**
     * The mail server.
     *
     * @param host empty for none: no mail is sent
     * @param user empty for a server that asks for none
     * @param starttls whether the server must encrypt
     * @param domains of recipients, in lower case; empty for any
     */
    public record Smtp(
        String host,
        int port,
        String user,
        String password,
        boolean starttls,
        String from,
        List<String> domains) {

      /**
       * @throws IllegalArgumentException if a server is named without a sender
       */
      public Smtp {
        domains = domains.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
        if (!host.isEmpty() && from.indexOf('@') < 1) {
          throw new IllegalArgumentException(
              "FB_SMTP_HOST is set, and FB_SMTP_FROM is '%s', expected an address".formatted(from));
        }
      }

      public boolean isOn() {
        return !host.isEmpty();
      }
    }

    /**
     * Calls of other systems.
     *
     * @param privateHosts by which inner addresses may be reached, in lower case
     */
    public record Webhooks(List<String> privateHosts) {
      public Webhooks {
        privateHosts =
            privateHosts.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
      }
    }
  }

  /**
   * Cases.
   *
   * @param workingDaysFile a calendar instead of the one in the product, {@code
   *     day,off|work,occasion}; empty for the product's
   * @param holidaysDir where the office puts a file of each later year, such as {@code 2027.csv};
   *     empty for nowhere
   * @param roundEvery how often deadlines are looked at and the warehouse is told of cases
   * @param bulkProposalValid a bulk action that nobody approved for so long lapses
   */
  public record Cases(
      String workingDaysFile,
      String holidaysDir,
      Days workingDays,
      Lists lists,
      Duration roundEvery,
      Duration bulkProposalValid) {

    /**
     * The risk list.
     *
     * @param review working days from a listing or review to the next review
     * @param revisit working days from a striking off to the visit
     */
    public record Lists(int review, int revisit) {}

    /** How many working days each state of a case may last. */
    public record Days(
        int triageRed,
        int triage,
        int accept,
        int inspectRed,
        int inspect,
        int review,
        int handling) {}
  }

  /**
   * Sets of enterprises that people follow.
   *
   * @param lookEvery how often each is looked at
   */
  public record Sets(Duration lookEvery) {}

  /**
   * Figures for Prometheus.
   *
   * @param address where they are served
   * @param port -1 for nowhere, 0 for any that is free
   * @param flink address of Flink's REST interface; empty where nothing is told of the stream
   */
  public record Metrics(String address, int port, String flink) {
    public boolean isOn() {
      return port >= 0;
    }
  }
}
