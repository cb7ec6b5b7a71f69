package cn.financebrain.ingest.simulate.publicity;

/** What an article is about, and how it speaks of the enterprise. */
enum Topic {
  GOOD("积极", "good", 700),
  GOOD_SERVICE("积极", "service_good", 500),
  PLAIN("中立", "plain", 500),
  GRIPE("消极", "gripe", 250),
  WARNING("中立", "warning", 900),
  DOUBT("中立", "doubt", 300),
  PROMO("积极", "promo", 600),
  FAMOUS_PROMO("积极", "famous_promo_head", "promo_body", 1_500),
  REDEMPTION("消极", "redemption", 1_500),
  RIGHTS("消极", "rights", 3_000),
  FRAUD("消极", "fraud", 5_000),
  SHUTDOWN("消极", "shutdown", 1_200),
  CLOSING("消极", "closing", 1_000),
  HARDSHIP("消极", "hardship", 300),
  RUMOUR("中立", "rumour", 500);

  private final String sentiment;
  private final String head;
  private final String body;
  private final double reads;

  Topic(String sentiment, String part, double reads) {
    this(sentiment, part + "_head", part + "_body", reads);
  }

  Topic(String sentiment, String head, String body, double reads) {
    this.sentiment = sentiment;
    this.head = head;
    this.body = body;
    this.reads = reads;
  }

  String sentiment() {
    return sentiment;
  }

  /** Part of the texts. */
  String head() {
    return head;
  }

  String body() {
    return body;
  }

  /** Median. */
  double reads() {
    return reads;
  }
}
