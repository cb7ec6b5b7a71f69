package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The saved views of the list of enterprises, for what is done with the sets that they name. */
@Component
public class EnterpriseViews {
  private final ViewStore store;

  EnterpriseViews(ViewStore store) {
    this.store = store;
  }

  /**
   * A view as somebody sees it now.
   *
   * @param filters what the list is narrowed to, and its order
   */
  public record EnterpriseView(UUID id, String name, Map<String, List<String>> filters) {

    private static EnterpriseView of(SavedView view) {
      return new EnterpriseView(view.id(), view.name(), view.settings().filters());
    }

    /** As the list of enterprises is asked for. */
    public MultiValueMap<String, String> asked() {
      return new LinkedMultiValueMap<>(filters);
    }
  }

  /** Empty where the user's list of views does not have it. */
  public Optional<EnterpriseView> find(UUID id, Account account) {
    return store.seenBy(account, ViewedList.ENTERPRISES).stream()
        .filter(view -> view.id().equals(id))
        .map(EnterpriseView::of)
        .findFirst();
  }

  /**
   * @throws ProblemException where {@link #find} finds none
   */
  public EnterpriseView get(UUID id, Account account) {
    return find(id, account).orElseThrow(() -> ProblemException.of(ProblemCode.VIEW_NOT_FOUND));
  }

  /** The ids of all that {@link #find} finds. */
  public Set<UUID> seenBy(Account account) {
    return store.seenBy(account, ViewedList.ENTERPRISES).stream()
        .map(SavedView::id)
        .collect(Collectors.toSet());
  }

  /** Whether it was not deleted, whoever sees it. */
  public boolean isThere(UUID id) {
    return store.isThere(id);
  }
}
