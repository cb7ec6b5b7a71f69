package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a word of the own, by which the enterprises of a test are found. */
record Follower(String name, String word, Browser browser) {
  /** Where {@link #here} is. */
  static final String HERE = "330381";

  private static final AtomicInteger COUNT = new AtomicInteger();

  static Follower of(String role, String... territory) {
    int number = COUNT.incrementAndGet();
    String name = "follower-" + number;
    return new Follower(name, "集合%03d".formatted(number), server.signedInBy(name, role, territory));
  }

  static Follower here() {
    return of("district-lead", HERE);
  }

  String view(Map<String, ?> filters) {
    return save(browser, word + "视图", "own", filters);
  }

  String viewOfWord() {
    return view(Map.of("query", List.of(word)));
  }

  JsonNode follow(String view) {
    return browser.put(following(view), Map.of()).expect(200).json();
  }

  /** The set as the page lists it. */
  JsonNode listed(String view) {
    for (JsonNode each : browser.get("/api/followed-sets").expect(200).json().path("items")) {
      if (each.path("view").asText().equals(view)) {
        return each;
      }
    }
    throw new AssertionError("not followed: " + view);
  }

  List<JsonNode> told() {
    List<JsonNode> told = new ArrayList<>();
    browser.get("/api/inbox").expect(200).json().path("items").forEach(told::add);
    told.removeIf(each -> !each.path("kind").asText().equals("set"));
    return told;
  }

  /** Until looks that began now have ended. */
  void awaitLooks(String view) {
    long before = looks(name, view);
    Await.until(() -> looks(name, view) >= before + 2, "another look");
  }

  void awaitEnd(String view, String why) {
    Await.until(
        () ->
            server
                    .database()
                    .sql(
                        """
                        select count(*) from followed_set
                        where account = :name and view = :view and ended = :why
                        """)
                    .param("name", name)
                    .param("view", UUID.fromString(view))
                    .param("why", why)
                    .query(Integer.class)
                    .single()
                == 1,
        "it ends for " + why);
  }

  void change(String column, String... values) {
    server
        .database()
        .sql("update account set %s = :values where name = :name".formatted(column))
        .param("values", values)
        .param("name", name)
        .update();
  }

  static String following(String view) {
    return "/api/views/%s/following".formatted(view);
  }

  private static long looks(String account, String view) {
    return server
        .database()
        .sql("select looks from followed_set where account = :account and view = :view")
        .param("account", account)
        .param("view", UUID.fromString(view))
        .query(Long.class)
        .single();
  }

  static Map<String, Object> draft(String name, String audience, Map<String, ?> filters) {
    return new HashMap<>(
        Map.of(
            "list",
            "enterprises",
            "name",
            name,
            "audience",
            audience,
            "settings",
            Map.of("filters", filters, "hidden", List.of(), "density", "default"),
            "version",
            1));
  }

  static String save(Browser who, String name, String audience, Map<String, ?> filters) {
    return who.post("/api/views", draft(name, audience, filters))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }
}
