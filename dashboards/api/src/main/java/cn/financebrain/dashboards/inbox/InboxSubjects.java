package cn.financebrain.dashboards.inbox;

import cn.financebrain.dashboards.account.Account;
import java.util.Set;

/** Knows of some kinds of messages who may see what they are about. */
public interface InboxSubjects {
  Set<News.Kind> kinds();

  /** Those of the subjects that the user may see now. */
  Set<String> visible(Account account, Set<String> subjects);
}
