package cn.financebrain.dashboards.reporting;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The XHTML that a template may have: texts, lists, tables, and their looks. */
final class TemplateMarkup {
  private static final Set<String> ELEMENTS =
      Set.of(
          "h1",
          "h2",
          "h3",
          "h4",
          "p",
          "div",
          "span",
          "b",
          "strong",
          "i",
          "em",
          "u",
          "br",
          "hr",
          "ul",
          "ol",
          "li",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "blockquote",
          "small",
          "sub",
          "sup");
  private static final Set<String> ATTRIBUTES = Set.of("class", "style", "colspan", "rowspan");

  /** What fetches, what hides, and what moves over other things. */
  private static final Pattern STYLE =
      Pattern.compile(
          "url|expression|position|display|visibility|content|opacity|transform|-fs-|[\\\\@<]");

  private static final Pattern NAMES = Pattern.compile("\\{\\{.*?\\}\\}", Pattern.DOTALL);
  private static final Pattern FOREIGN = Pattern.compile("<\\?|<!\\[CDATA\\[|<!DOCTYPE");

  private TemplateMarkup() {}

  /**
   * @throws TemplateException with the line of the first thing that is wrong
   */
  static void check(String text) throws TemplateException {
    // names leave their line breaks, so that lines are those of the template
    String bare = NAMES.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", ""));
    if (FOREIGN.matcher(bare).find()) {
      throw new TemplateException(0, "不允许 CDATA、处理指令或文档类型声明", "no CDATA, instructions or types");
    }
    try {
      SAXParserFactory parsers = SAXParserFactory.newInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      parsers
          .newSAXParser()
          .parse(new InputSource(new StringReader("<body>" + bare + "</body>")), new Checking());
    } catch (Refused e) {
      throw new TemplateException(e.getLineNumber(), e.chinese, e.getMessage());
    } catch (SAXParseException e) {
      throw new TemplateException(
          e.getLineNumber(), "标签不完整：" + e.getMessage(), "not well-formed: " + e.getMessage());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Refused extends SAXParseException {
    private static final long serialVersionUID = 1L;

    private final String chinese;

    Refused(Locator where, String chinese, String english) {
      super(english, where);
      this.chinese = chinese;
    }
  }

  private static final class Checking extends DefaultHandler {
    private Locator where;
    private int depth;

    @Override
    public void setDocumentLocator(Locator locator) {
      where = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws Refused {
      if (depth++ == 0) {
        return; // ours
      }
      if (!ELEMENTS.contains(name)) {
        throw new Refused(
            where,
            "不允许的标签 <%s>".formatted(name),
            "the element <%s> is not allowed".formatted(name));
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.getQName(i);
        if (!ATTRIBUTES.contains(attribute)) {
          throw new Refused(
              where,
              "不允许的属性 %s".formatted(attribute),
              "the attribute %s is not allowed".formatted(attribute));
        }
        String value = attributes.getValue(i).toLowerCase(Locale.ROOT);
        if (attribute.equals("style") && STYLE.matcher(value).find()) {
          throw new Refused(
              where,
              "不允许的样式“%s”".formatted(value),
              "the style '%s' is not allowed".formatted(value));
        }
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }
  }
}
