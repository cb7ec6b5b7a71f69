package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Hands mails to the mail server. */
@Component
class Smtp {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final DashboardsSettings.Notify.Smtp settings;
  private final String webUrl;
  private final InstantSource clock;
  private final Session session;

  Smtp(DashboardsSettings settings, InstantSource clock) {
    this.settings = settings.notifications().smtp();
    this.webUrl = settings.openid().webUrl().replaceFirst("/+$", "");
    this.clock = clock;
    this.session = Session.getInstance(properties(this.settings));
  }

  private static Properties properties(DashboardsSettings.Notify.Smtp settings) {
    Properties properties = new Properties();
    String timeout = Long.toString(TIMEOUT.toMillis());
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    return properties;
  }

  boolean isOn() {
    return settings.isOn();
  }

  /** A message whose id follows from the delivery, so that a second copy is known as one. */
  private static final class Mail extends MimeMessage {
    private final String id;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  Outcome send(UUID id, String to, Letter letter, Optional<byte[]> pdf) {
    try {
      Message message = message(id, to, letter, pdf);
      Transport transport = session.getTransport("smtp");
      try {
        if (settings.user().isEmpty()) {
          transport.connect();
        } else {
          transport.connect(settings.user(), settings.password());
        }
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        leave(transport);
      }
      return new Outcome.Sent();
    } catch (SendFailedException e) {
      boolean refused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
      return new Outcome.Failed(
          refused ? "recipient-refused" : "mail-server", e.getMessage(), refused);
    } catch (MessagingException e) {
      return Outcome.later("mail-server", e.getMessage());
    }
  }

  /** What the server has taken on stays so, whatever becomes of the farewell. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // the mail is not told of as lost for it
    }
  }

  private Message message(UUID id, String to, Letter letter, Optional<byte[]> pdf)
      throws MessagingException {
    String domain = settings.from().replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    MimeMessage message = new Mail(session, "<%s@%s>".formatted(id, domain));
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(letter.title(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", letter.language());
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(text(plain(letter), "plain"));
    both.addBodyPart(text(html(letter), "html"));
    if (pdf.isEmpty()) {
      message.setContent(both);
    } else {
      MimeBodyPart words = new MimeBodyPart();
      words.setContent(both);
      message.setContent(new MimeMultipart("mixed", words, attachment(letter, pdf.get())));
    }
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart text(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8, subtype);
    return part;
  }

  private static MimeBodyPart attachment(Letter letter, byte[] content) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/pdf")));
    part.setDisposition(MimeBodyPart.ATTACHMENT);
    // plain letters, which every mail program reads; the title is in the mail
    part.setFileName("report-%s.pdf".formatted(letter.subject().substring(0, 8)));
    return part;
  }

  private String plain(Letter letter) {
    String link = link(letter);
    return letter.body()
        + (link.isEmpty() ? "" : "\n\n" + link)
        + "\n\n-- \n"
        + foot(letter)
        + '\n';
  }

  private String html(Letter letter) {
    String link = HtmlUtils.htmlEscape(link(letter), UTF_8);
    String open = letter.language().equals("en") ? "Open the page" : "打开页面";
    return """
        <!doctype html>
        <html lang="%s"><body style="font-family:sans-serif;color:#1f2329">
        <h3>%s</h3>
        <p style="white-space:pre-line">%s</p>
        %s
        <p style="color:#646a73;font-size:12px">%s</p>
        </body></html>
        """
        .formatted(
            letter.language().equals("en") ? "en" : "zh-CN",
            HtmlUtils.htmlEscape(letter.title(), UTF_8),
            HtmlUtils.htmlEscape(letter.body(), UTF_8),
            link.isEmpty() ? "" : "<p><a href=\"%s\">%s</a></p>".formatted(link, open),
            HtmlUtils.htmlEscape(foot(letter), UTF_8));
  }

  private String link(Letter letter) {
    return letter.link().isEmpty() || webUrl.isEmpty() ? "" : webUrl + letter.link();
  }

  private static String foot(Letter letter) {
    return letter.language().equals("en")
        ? "Finance Brain. Change what you are told under Notifications; do not answer this mail."
        : "金融大脑自动发送，请勿回复。接收内容可在“通知设置”中更改。";
  }
}
