package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The open sessions. One ends after a while without a request, and after a longer while whatever is
 * done in it.
 */
@Component
@Lazy(false)
public class SessionRegister implements HttpSessionListener {
  private static final String ID = SessionRegister.class.getName();
  private static final int AGENT_MAX = 200;

  private final Map<String, Open> sessions = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration idle;
  private final Duration longest;

  SessionRegister(InstantSource clock, DashboardsSettings settings) {
    this.clock = clock;
    this.idle = settings.sessionIdle();
    this.longest = settings.sessionMax();
  }

  /**
   * @param id tells sessions apart, and opens none
   * @param agent what the browser calls itself
   */
  record Open(
      String id,
      String account,
      String address,
      String agent,
      Instant since,
      Instant lastSeen,
      HttpSession session) {
    Open seen(Instant at) {
      return new Open(id, account, address, agent, since, at, session);
    }
  }

  void begin(Account account, HttpServletRequest request) {
    HttpSession session = request.getSession();
    String id = UUID.randomUUID().toString();
    if (session.getAttribute(ID) instanceof String before) {
      sessions.remove(before);
    }
    session.setAttribute(ID, id);
    Instant now = clock.instant();
    sessions.put(
        id,
        new Open(id, account.name(), request.getRemoteAddr(), agent(request), now, now, session));
  }

  private static String agent(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return agent == null ? "" : agent.substring(0, Math.min(AGENT_MAX, agent.length()));
  }

  /** Marks a request; whether its session is still open. */
  boolean see(HttpServletRequest request) {
    String id = idOf(request);
    Instant now = clock.instant();
    Open seen =
        sessions.computeIfPresent(id, (same, open) -> isOver(open, now) ? null : open.seen(now));
    return seen != null;
  }

  private boolean isOver(Open open, Instant now) {
    return !now.isBefore(open.lastSeen().plus(idle)) || !now.isBefore(open.since().plus(longest));
  }

  /** Empty outside of a session that was begun here. */
  static String idOf(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? "" : idOf(session);
  }

  /** As {@link #isOpen} takes it; empty outside of a session that was begun here. */
  public static String idOf(HttpSession session) {
    return session.getAttribute(ID) instanceof String id ? id : "";
  }

  /** Whether the session is still open, without counting as a request of it. */
  public boolean isOpen(String id) {
    Open open = sessions.get(id);
    return open != null && !isOver(open, clock.instant());
  }

  /** The newest first. */
  List<Open> of(Account account) {
    Instant now = clock.instant();
    return sessions.values().stream()
        .filter(open -> open.account().equals(account.name()) && !isOver(open, now))
        .sorted(Comparator.comparing(Open::since).reversed())
        .toList();
  }

  void endOthers(Account account, HttpServletRequest request) {
    String here = idOf(request);
    of(account).stream()
        .filter(open -> !open.id().equals(here))
        .forEach(open -> end(open.session()));
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // it ended by itself meanwhile
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    if (event.getSession().getAttribute(ID) instanceof String id) {
      sessions.remove(id);
    }
  }
}
