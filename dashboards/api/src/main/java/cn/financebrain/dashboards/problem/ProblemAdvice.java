package cn.financebrain.dashboards.problem;

import cn.financebrain.store.WarehouseException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever a controller throws into a problem. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** As {@code spring.servlet.multipart} has it. */
  private static final Wording FILE_TOO_LARGE =
      new Wording(
          "文件不能超过 20 MiB，请压缩或拆分后分次上传",
          "A file has 20 MiB at most: compress it, or send it in parts");

  private final ProblemWriter writer;

  ProblemAdvice(ProblemWriter writer) {
    this.writer = writer;
  }

  @ExceptionHandler
  ResponseEntity<Problem> known(ProblemException problem, Locale locale) {
    return writer.answer(problem, locale);
  }

  @ExceptionHandler
  ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e, Locale locale) {
    Wording detail =
        new Wording(
            "参数 %s 的值无效".formatted(e.getName()),
            "Parameter %s has a wrong value".formatted(e.getName()));
    return writer.answer(
        ProblemException.ofField(ProblemCode.INVALID_PARAMETER, e.getName(), detail), locale);
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(MissingServletRequestParameterException e, Locale locale) {
    String name = e.getParameterName();
    Wording detail = new Wording("缺少参数 " + name, "Parameter %s is missing".formatted(name));
    return writer.answer(
        ProblemException.ofField(ProblemCode.INVALID_PARAMETER, name, detail), locale);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    HttpMediaTypeNotSupportedException.class,
    HttpMediaTypeNotAcceptableException.class,
    HttpRequestMethodNotSupportedException.class,
    NoResourceFoundException.class
  })
  ResponseEntity<Problem> request(Exception e, Locale locale) {
    ProblemCode code =
        e instanceof HttpMessageNotReadableException
            ? ProblemCode.INVALID_BODY
            : e instanceof HttpMediaTypeNotSupportedException
                ? ProblemCode.UNSUPPORTED_MEDIA_TYPE
                : e instanceof HttpMediaTypeNotAcceptableException
                    ? ProblemCode.NOT_ACCEPTABLE
                    : e instanceof HttpRequestMethodNotSupportedException
                        ? ProblemCode.METHOD_NOT_ALLOWED
                        : ProblemCode.NOT_FOUND;
    return writer.answer(ProblemException.of(code), locale);
  }

  @ExceptionHandler
  ResponseEntity<Problem> upload(MultipartException e, Locale locale) {
    boolean large = e instanceof MaxUploadSizeExceededException;
    return writer.answer(
        large
            ? ProblemException.of(ProblemCode.TOO_LARGE, FILE_TOO_LARGE)
            : ProblemException.of(ProblemCode.INVALID_BODY),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(MissingServletRequestPartException e, Locale locale) {
    String name = e.getRequestPartName();
    Wording detail = new Wording("缺少 " + name, "%s is missing".formatted(name));
    return writer.answer(ProblemException.ofField(ProblemCode.INVALID_BODY, name, detail), locale);
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class,
    QueryTimeoutException.class
  })
  ResponseEntity<Problem> database(Exception e, Locale locale) {
    LOG.warn("PostgreSQL: {}", e.toString());
    return writer.answer(
        ProblemException.retryable(ProblemCode.DATABASE_UNAVAILABLE, RETRY, e), locale);
  }

  @ExceptionHandler
  ResponseEntity<Problem> warehouse(WarehouseException e, Locale locale) {
    LOG.warn("{}", e.getMessage());
    return writer.answer(
        ProblemException.retryable(ProblemCode.WAREHOUSE_UNAVAILABLE, RETRY, e), locale);
  }

  /** The client is gone: nobody is left to answer. */
  @ExceptionHandler({AsyncRequestNotUsableException.class, IOException.class})
  void gone(Exception e) {
    LOG.debug("client gone: {}", e.toString());
  }

  @ExceptionHandler
  ResponseEntity<Problem> unexpected(Exception e, Locale locale) {
    LOG.error("unexpected", e);
    return writer.answer(ProblemException.of(ProblemCode.INTERNAL), locale);
  }
}
