package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.ProblemWriter;
import cn.financebrain.dashboards.problem.Wording;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any operation needs, before anybody is signed in and before a
 * parser takes them into memory. Uploads of files have a limit of their own.
 */
class BodyLimit extends OncePerRequestFilter {
  static final int BYTES = 1 << 20;

  private static final Wording IN_PARTS =
      new Wording("请求内容不能超过 1 MiB，请分次提交", "At most 1 MiB: send it in parts");

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return !request.getRequestURI().startsWith("/api/")
        || (type != null && type.startsWith("multipart/form-data"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body =
        request.getContentLengthLong() > BYTES
            ? new byte[BYTES + 1]
            : request.getInputStream().readNBytes(BYTES + 1);
    if (body.length > BYTES) {
      problems.write(ProblemException.of(ProblemCode.TOO_LARGE, IN_PARTS), request, response);
    } else {
      chain.doFilter(new Read(request, body), response);
    }
  }

  /** A request whose body has been read. */
  private static final class Read extends HttpServletRequestWrapper {
    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("read already");
        }
      };
    }
  }
}
