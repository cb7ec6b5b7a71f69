package cn.financebrain.streaming.rig;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up events of made-up enterprises; the same seed gives the same events. */
public final class City {
  private final Random random;
  private final Instant now;
  private final List<EnterpriseEvent> events = new ArrayList<>();

  private City(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
  }

  /**
   * Events in a mixed order: registrations, news, complaints (enough for an alert at every tenth
   * enterprise), some told twice, some revised, some retracted.
   */
  public static List<EnterpriseEvent> events(String name, int enterprises, long seed, Instant now) {
    City city = new City(seed, now);
    for (int i = 0; i < enterprises; i++) {
      city.enterprise(new ForeignId("test", name + '-' + i), i % 10 == 0);
    }
    Collections.shuffle(city.events, city.random);
    return city.events;
  }

  private void enterprise(EnterpriseId id, boolean suspect) {
    add(
        id,
        "registration.snapshot",
        Category.REGISTRATION,
        0,
        Map.of(
            "district", new FieldValue.Text("330302"),
            "registered_capital", new FieldValue.Quantity(random.nextInt(1000) + 1),
            "industry_section", new FieldValue.Text("J"),
            "industry_code", new FieldValue.Text("66")));
    int news = random.nextInt(4);
    for (int i = 0; i < news; i++) {
      String sentiment = random.nextBoolean() ? "negative" : "neutral";
      add(
          id,
          "public_opinion.article",
          Category.PUBLIC_OPINION,
          i,
          Map.of("sentiment", new FieldValue.Text(sentiment)));
    }
    int complaints = suspect ? 4 : random.nextInt(2);
    for (int i = 0; i < complaints; i++) {
      add(
          id,
          "complaint.filed",
          Category.COMPLAINTS,
          i,
          Map.of("topic", new FieldValue.Text("illegal_fundraising")));
    }
  }

  private void add(
      EnterpriseId id, String type, Category category, int i, Map<String, FieldValue> data) {
    EventKey key = new EventKey("test/" + category.id(), id.text() + '-' + i);
    EnterpriseEvent event = event(key, type, category, id, 0, false, data);
    events.add(event);
    int chance = random.nextInt(20);
    if (chance == 0) {
      events.add(event);
    } else if (chance == 1) {
      events.add(event(key, type, category, id, 1, false, data));
    } else if (chance == 2 && category == Category.PUBLIC_OPINION) {
      events.add(event(key, type, category, id, 1, true, Map.of()));
    }
  }

  private EnterpriseEvent event(
      EventKey key,
      String type,
      Category category,
      EnterpriseId id,
      int revision,
      boolean retracted,
      Map<String, FieldValue> data) {
    Instant time = now.minus(Duration.ofHours(random.nextInt(24 * 60) + 1));
    return new EnterpriseEvent(
        key, type, category, id, time, time, now, revision, retracted, 0, data);
  }
}
