package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;

/** How far an article spreads. */
record Reach(String platform, String kind, int reads, int reposts, int comments) {

  static Reach draw(Topic about, Draws draws) {
    String kind =
        switch (about) {
          case GOOD, GOOD_SERVICE, PLAIN, WARNING -> draws.pick("新闻", "新闻", "帖子", "视频");
          case REDEMPTION, RIGHTS -> draws.pick("帖子", "群聊", "评论", "视频", "帖子");
          case FRAUD -> draws.pick("帖子", "视频", "新闻", "评论");
          default -> draws.pick("帖子", "帖子", "视频", "评论");
        };
    int reads = (int) Math.min(5_000_000, draws.lognormal(about.reads(), 1.4));
    return new Reach(
        platform(kind, draws),
        kind,
        reads,
        (int) (reads * draws.uniform(0, 0.03)),
        (int) (reads * draws.uniform(0, 0.02)));
  }

  private static String platform(String kind, Draws draws) {
    return switch (kind) {
      case "新闻" -> draws.pick("今日头条", "微信公众号", "本地新闻网", "百家号");
      case "视频" -> draws.pick("抖音", "快手", "视频号");
      case "群聊" -> draws.pick("微信群", "QQ群");
      default -> draws.pick("微博", "本地论坛", "百度贴吧", "小红书", "知乎");
    };
  }

  /** Some days later. */
  Reach grown(Draws draws) {
    double growth = draws.uniform(1.2, 4);
    return new Reach(
        platform,
        kind,
        (int) (reads * growth),
        (int) (reposts * growth),
        (int) (comments * growth));
  }
}
