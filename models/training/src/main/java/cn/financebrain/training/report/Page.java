package cn.financebrain.training.report;

import java.nio.charset.StandardCharsets;

/** A page of HTML that loads nothing, for the screen and for paper. */
final class Page {
  private static final String STYLE =
      """
      :root { color: #1c2430; background: #fff;
        font: 14px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
      body { max-width: 1200px; margin: 24px auto; padding: 0 20px; }
      h1, h2, h3, h4 { line-height: 1.3; break-after: avoid; }
      h2 { margin-top: 40px; padding-top: 16px; border-top: 2px solid #14559e; }
      h3 { margin: 28px 0 8px; } h4 { margin: 18px 0 6px; }
      span[lang=en] { color: #5a6573; font-weight: normal; font-size: 0.92em; }
      .note { color: #5a6573; margin: 4px 0 8px; max-width: 90ch; }
      table { border-collapse: collapse; margin: 6px 0 14px; font-variant-numeric: tabular-nums; }
      th, td { padding: 3px 10px; border-bottom: 1px solid #dde2e8; text-align: right; }
      th { font-weight: 600; } thead th { border-bottom: 1px solid #8a8f98; vertical-align: bottom; }
      th:first-child { text-align: left; } tr { break-inside: avoid; }
      .charts { display: flex; flex-wrap: wrap; gap: 8px; }
      figure { margin: 0; break-inside: avoid; } figcaption { font-weight: 600; padding-left: 52px; }
      svg text { font-size: 11px; fill: #3a4450; }
      svg .grid { stroke: #e8ebef; fill: none; } svg .axis { stroke: #3a4450; fill: none; }
      .reached { color: #15703a; } .missed { color: #b3261e; }
      @media print { body { max-width: none; margin: 0; padding: 0; font-size: 11px; }
        section { break-before: page; } section:first-of-type { break-before: auto; } }
      """;

  private Page() {}

  /**
   * @param body HTML below the heading
   */
  static byte[] bytes(String chinese, String english, String body) {
    String page =
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>金融大脑 · %s %s</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>%s</h1>
        %s</body>
        </html>
        """
            .formatted(
                chinese,
                english,
                STYLE,
                Html.both("金融大脑 · " + chinese, "Finance Brain · " + uncapitalised(english)),
                body);
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String uncapitalised(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
