package cn.financebrain.dashboards.reporting;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a report as an office writes it: plain XHTML with the names of what is to be put in,
 * in the logic-less language Mustache. There is no code in it, all that is put in is escaped, and
 * it can neither fetch anything nor hide what stands around it: snapshot, warnings and notes.
 */
public final class ReportTemplate {
  /** Characters. */
  public static final int LENGTH_MAX = 50_000;

  private static final Pattern LINE = Pattern.compile("\\s*@? ?line (\\d+)");

  /** What is put in unescaped, other delimiters, and what would be in a tag of XHTML. */
  private static final Pattern UNESCAPED = Pattern.compile("\\{\\{\\{|\\{\\{\\s*&");

  private static final Pattern DELIMITERS = Pattern.compile("\\{\\{\\s*=");
  private static final Pattern IN_A_TAG = Pattern.compile("<[^>]*\\{\\{");

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(true)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withLoader(ReportTemplate::partial);

  private final Template compiled;

  private ReportTemplate(Template compiled) {
    this.compiled = compiled;
  }

  private static StringReader partial(String name) {
    if (!name.equals("part")) {
      throw new MustacheException("no partial '" + name + "', expected part");
    }
    return new StringReader(Resources.text("part.html"));
  }

  /**
   * @throws TemplateException if it is not well-formed, or has what no template may have
   */
  public static ReportTemplate of(String text) throws TemplateException {
    if (text.length() > LENGTH_MAX) {
      throw new TemplateException(
          0, "模板过长，最多 %d 个字符".formatted(LENGTH_MAX), "at most %d characters".formatted(LENGTH_MAX));
    }
    refuse(
        text, UNESCAPED, "不允许不转义的变量（{{{…}}} 或 {{&…}}）", "no unescaped names ({{{…}}} or {{&…}})");
    refuse(text, DELIMITERS, "不允许更改分隔符", "delimiters can't be changed");
    refuse(text, IN_A_TAG, "变量不能写在标签的尖括号内", "no names within the brackets of a tag");
    try {
      Template compiled = COMPILER.compile(text);
      TemplateMarkup.check(text);
      return new ReportTemplate(compiled);
    } catch (MustacheException e) {
      throw of(e);
    }
  }

  private static void refuse(String text, Pattern what, String chinese, String english)
      throws TemplateException {
    Matcher found = what.matcher(text);
    if (found.find()) {
      int end = found.end();
      throw new TemplateException(
          1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count(),
          chinese,
          english);
    }
  }

  private static TemplateException of(MustacheException e) {
    String message = String.valueOf(e.getMessage());
    Matcher found = LINE.matcher(message);
    int line = found.find() ? Integer.parseInt(found.group(1)) : 0;
    String what = found.replaceAll("").strip();
    return new TemplateException(line, "模板语法错误：" + what, what);
  }

  /**
   * @throws TemplateException if it asks for a name that this report does not have
   */
  String render(Map<String, Object> names) throws TemplateException {
    try {
      return compiled.execute(names);
    } catch (MustacheException.Context e) {
      throw new TemplateException(
          e.lineNo,
          "没有名为“%s”的内容".formatted(e.key),
          "there is nothing called '%s'".formatted(e.key));
    } catch (MustacheException e) {
      throw of(e);
    }
  }
}
