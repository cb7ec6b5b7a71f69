package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.EnterpriseFilter.Alerted;
import cn.financebrain.store.EnterpriseFilter.Recorded;
import cn.financebrain.store.PastDays;
import cn.financebrain.store.TagCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads which enterprises somebody asks for, from the parameters of a request. */
@Component
public class EnterpriseQuestions {
  static final int TAGS_MAX = 20;

  /** Stands among the bands for those without one. */
  private static final String UNSCORED = "unscored";

  private static final String TAG = "cmp_cnt_90d:gt:3";
  private static final Pattern INDUSTRY = Pattern.compile("[A-T]?[0-9]{0,4}");
  private static final String RECORD = "tax:none:90";
  private static final Set<String> PRESENT = Set.of("some", "none");

  private final CachedTags tags;
  private final InstantSource clock;

  EnterpriseQuestions(CachedTags tags, InstantSource clock) {
    this.tags = tags;
    this.clock = clock;
  }

  /**
   * @param asked as sent: a comma within a value belongs to it
   * @throws ProblemException naming the parameter that can't be meant
   */
  public EnterpriseFilter filter(MultiValueMap<String, String> asked, Account account) {
    List<String> bands = asked.getOrDefault("band", List.of());
    return EnterpriseFilter.builder()
        .risk(Optional.ofNullable(asked.getFirst("risk")).map(Parameters::risk))
        .bands(Parameters.bands(bands.stream().filter(text -> !UNSCORED.equals(text)).toList()))
        .unscored(bands.contains(UNSCORED))
        .regionPrefix(Parameters.district(text(asked, "district")))
        .search(Parameters.search("query", text(asked, "query")))
        .industry(industry(text(asked, "industry")))
        .alerted(alerted(asked))
        .recorded(recorded(text(asked, "record")))
        .tags(conditions(asked.getOrDefault("tag", List.of())))
        .within(Warehouse.regionsOf(account))
        .build();
  }

  private static String text(MultiValueMap<String, String> asked, String name) {
    return Optional.ofNullable(asked.getFirst(name)).orElse("");
  }

  private static String industry(String code) {
    if (!INDUSTRY.matcher(code).matches()) {
      throw Parameters.invalid("industry", Parameters.search("industry", code), "Q, Q85, …");
    }
    return code;
  }

  /** One of the three is enough to ask for an alert. */
  private Optional<Alerted> alerted(MultiValueMap<String, String> asked) {
    String reason = text(asked, "reason");
    String cause = text(asked, "cause");
    String days = text(asked, "alerted");
    if (reason.isEmpty() && cause.isEmpty() && days.isEmpty()) {
      return Optional.empty();
    }
    if (!reason.isEmpty() && tags.find(reason).isEmpty()) {
      throw Parameters.invalid("reason", Parameters.search("reason", reason), "cmp_cnt_90d, …");
    }
    if (!cause.isEmpty()) {
      Parameters.oneOf("cause", cause, EnterpriseFilter.CAUSES.toArray(String[]::new));
    }
    int age = days.isEmpty() ? PastDays.MAX : days(days);
    return Optional.of(new Alerted(ago(age), reason, cause));
  }

  private static int days(String text) {
    try {
      return PastDays.parse(text);
    } catch (IllegalArgumentException e) {
      throw Parameters.invalid(
          "alerted", Parameters.search("alerted", text), "1–%d".formatted(PastDays.MAX));
    }
  }

  private Instant ago(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private Optional<Recorded> recorded(String asked) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    String text = Parameters.search("record", asked);
    String[] parts = text.split(":", 3);
    if (parts.length != 3 || !PRESENT.contains(parts[1])) {
      throw Parameters.invalid("record", text, RECORD);
    }
    try {
      Category category = Category.ofId(parts[0]);
      boolean some = parts[1].equals("some");
      return Optional.of(new Recorded(category, some, ago(PastDays.parse(parts[2]))));
    } catch (IllegalArgumentException e) {
      throw Parameters.invalid("record", text, "%s (%s)".formatted(RECORD, e.getMessage()));
    }
  }

  private List<TagCondition> conditions(List<String> texts) {
    if (texts.size() > TAGS_MAX) {
      throw Parameters.invalid("tag", texts.size() + " ×", "at most %d".formatted(TAGS_MAX));
    }
    return texts.stream().map(this::condition).toList();
  }

  private TagCondition condition(String asked) {
    String text = Parameters.search("tag", asked);
    String[] parts = text.split(":", 3);
    Optional<TagSpec> tag = parts.length == 3 ? tags.find(parts[0]) : Optional.empty();
    if (tag.isEmpty()) {
      throw Parameters.invalid("tag", text, TAG);
    }
    try {
      return TagCondition.of(tag.get(), parts[1], parts[2], clock.instant());
    } catch (IllegalArgumentException e) {
      throw Parameters.invalid("tag", text, "%s (%s)".formatted(TAG, e.getMessage()));
    }
  }
}
