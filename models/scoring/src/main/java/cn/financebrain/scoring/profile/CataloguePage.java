package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The page of the documentation that lists all tags, {@code docs/tags.md} and {@code
 * docs/tags.zh-CN.md}. Generated from the catalogue; a test fails where the two differ.
 */
public final class CataloguePage {

  /** The language of a page. */
  public enum Language {
    ENGLISH,
    CHINESE
  }

  private static final String ENGLISH_HEAD =
      """
      # Tags

      %d tags in %d categories, computed from the events of an enterprise. Generated from
      `models/scoring/src/main/resources/catalogue`; to write it anew, run
      `./mvnw -pl models/scoring -am test -Dtest=CataloguePageTest -Ddocs.write=true \
      -Dsurefire.failIfNoSpecifiedTests=false`.

      A tag is missing, which is not the same as zero or no, where no event of its type is known; where
      the type is known but nothing falls into the window, counts and sums are 0. Tags that say
      otherwise name their value. Signals: F illegal fundraising, D default, B both. "Moves" marks
      tags that change although nothing happens, because they count days.
      """;

  private static final String CHINESE_HEAD =
      """
      # 标签目录

      共 %d 个标签，%d 个类别，由企业事件实时计算。本页由 `models/scoring/src/main/resources/catalogue`
      生成；重新生成：`./mvnw -pl models/scoring -am test -Dtest=CataloguePageTest -Ddocs.write=true \
      -Dsurefire.failIfNoSpecifiedTests=false`。

      某类事件从未收到时，相应标签为“缺失”，缺失不等于零或否；该类事件已收到但窗口内没有时，计数与合计为 0。
      另有约定的标签在定义中写明取值。信号：F 非法集资，D 违约，B 两者。“随时间”表示即使没有新事件，取值也会变化。
      """;

  private final Catalogue catalogue;
  private final Language language;

  public CataloguePage(Catalogue catalogue, Language language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  private String either(String english, String chinese) {
    return language == Language.ENGLISH ? english : chinese;
  }

  /** Markdown, ending in a line break. */
  public String render() {
    List<Category> categories = List.of(Category.values()).stream().filter(this::hasTags).toList();
    StringBuilder page = new StringBuilder();
    page.append(
        either(ENGLISH_HEAD, CHINESE_HEAD).formatted(catalogue.tags().size(), categories.size()));
    categories.forEach(category -> section(page, category));
    return page.toString();
  }

  private boolean hasTags(Category category) {
    return catalogue.tags().stream().anyMatch(tag -> tag.category() == category);
  }

  private void section(StringBuilder page, Category category) {
    List<TagSpec> tags =
        catalogue.tags().stream().filter(tag -> tag.category() == category).toList();
    page.append("\n## ")
        .append(either(category.english(), category.chinese()))
        .append(" (`")
        .append(category.id())
        .append("`)\n\n");
    String owners =
        tags.stream()
            .map(tag -> mine(remarks(tag).owner()))
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .collect(Collectors.joining(either("; ", "；")));
    if (!owners.isEmpty()) {
      page.append(either("Owner: ", "数据责任部门：")).append(owners).append("\n\n");
    }
    page.append(
        either(
            "| tag | name | 名称 | kind | unit | signals | moves | definition | remarks |\n",
            "| 标签 | 名称 | 英文 | 类型 | 单位 | 信号 | 随时间 | 定义 | 说明 |\n"));
    page.append("|---|---|---|---|---|---|---|---|---|\n");
    tags.forEach(tag -> row(page, tag));
  }

  private TagDefinition.Remarks remarks(TagSpec tag) {
    return catalogue.definition(tag.id()).remarks();
  }

  /** Of a text in both languages, Chinese · English, the part in that of the page. */
  private String mine(String text) {
    int border = text.indexOf(" · ");
    return border < 0 ? text : either(text.substring(border + 3), text.substring(0, border));
  }

  private void row(StringBuilder page, TagSpec tag) {
    page.append(
        "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n"
            .formatted(
                tag.id(),
                either(tag.english(), tag.chinese()),
                either(tag.chinese(), tag.english()),
                kind(tag.kind()),
                tag.unit(),
                tag.signals(),
                catalogue.movesByItself(tag.id()) ? either("yes", "是") : "",
                cell(tag.description()),
                cell(remarks(remarks(tag)))));
  }

  private String remarks(TagDefinition.Remarks remarks) {
    List<String> parts = new ArrayList<>();
    if (!remarks.note().isEmpty()) {
      parts.add(mine(remarks.note()));
    }
    if (!remarks.missing().isEmpty()) {
      parts.add(either("Missing: ", "缺失：") + mine(remarks.missing()));
    }
    if (!remarks.basis().isEmpty()) {
      parts.add(either("Basis: ", "依据：") + mine(remarks.basis()));
    }
    return String.join(either(". ", "。"), parts);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private String kind(TagSpec.Kind kind) {
    return switch (kind) {
      case QUANTITY -> either(kind.name().toLowerCase(Locale.ROOT), "数值");
      case CODE -> either(kind.name().toLowerCase(Locale.ROOT), "代码");
      case TRUTH -> either(kind.name().toLowerCase(Locale.ROOT), "是否");
    };
  }
}
