package cn.financebrain.dashboards.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes problems: as answers of controllers, and straight to the response in filters. */
@Component
public class ProblemWriter {
  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  ResponseEntity<Problem> answer(ProblemException problem, Locale locale) {
    Problem body = Problem.of(problem, locale);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(body.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (body.retryAfterSeconds() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, body.retryAfterSeconds().toString());
    }
    return answer.body(body);
  }

  /** Ends a request that has not reached a controller. */
  public void write(
      ProblemException problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problem body = Problem.of(problem, language(request));
    response.setStatus(body.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }

  private static Locale language(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Locale.CHINESE
        : request.getLocale();
  }
}
