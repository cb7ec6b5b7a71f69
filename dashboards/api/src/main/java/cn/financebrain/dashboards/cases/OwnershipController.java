package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.cases.OwnershipDesk.Tried;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.casework.OwnershipRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/ownership-rules}: whose new cases are. */
@RestController
@RequestMapping("/api/ownership-rules")
@Needs(Right.CASES_ASSIGN)
class OwnershipController {
  private static final int EXAMPLES = 20;

  private final OwnershipDesk desk;
  private final People people;

  OwnershipController(OwnershipDesk desk, People people) {
    this.desk = desk;
    this.people = people;
  }

  /**
   * @param position among all rules, also those that the reader does not see
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      UUID id,
      int position,
      String region,
      List<String> sections,
      String risk,
      String atLeast,
      List<String> enterprises,
      Person owner,
      String unit,
      String ownerState,
      boolean editable) {}

  record Rules(int version, List<Rule> rules) {}

  record Example(String number, String enterpriseName, String region, Person owner) {}

  record OfRule(int cases, List<Example> examples) {}

  /**
   * @param cases open ones that nobody has
   * @param rules in the order in which they were asked for
   * @param byOthers how many rules of others would take
   */
  record Trial(int cases, List<OfRule> rules, int byOthers, int untaken) {}

  @GetMapping
  Rules rules(@AuthenticationPrincipal Account account) {
    OwnershipStore.Version latest = desk.latest();
    List<OwnershipRule> all = latest.ownership().rules();
    Function<String, Person> named =
        people.named(
            all.stream()
                .map(OwnershipRule::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    List<Rule> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      OwnershipRule rule = all.get(i);
      if (OwnershipDesk.sees(account.territory(), rule)) {
        shown.add(
            new Rule(
                rule.id(),
                i + 1,
                rule.region(),
                rule.sections().stream().sorted().toList(),
                rule.risk() == null ? null : rule.risk().id(),
                Words.id(rule.atLeast()),
                rule.enterprises().stream().sorted().toList(),
                named.apply(rule.owner()),
                rule.unit(),
                Words.id(desk.state(rule)),
                OwnershipDesk.mayEdit(account.territory(), rule)));
      }
    }
    return new Rules(latest.number(), shown);
  }

  @PutMapping
  Rules replace(
      @RequestBody OwnershipBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    desk.replace(body.seen(), body.parse(), new User(account, request.getRemoteAddr()));
    return rules(account);
  }

  @PostMapping("/trial")
  Trial attempt(
      @RequestBody OwnershipBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    List<OwnershipRule> wanted = body.parse();
    List<Tried> tried = desk.attempt(wanted, new User(account, request.getRemoteAddr()));
    Function<String, Person> named =
        people.named(
            tried.stream().map(Tried::owner).filter(Objects::nonNull).collect(Collectors.toSet()));
    List<OfRule> ofRules = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      int place = i;
      List<Tried> taken = tried.stream().filter(each -> each.place() == place).toList();
      ofRules.add(
          new OfRule(
              taken.size(),
              taken.stream().limit(EXAMPLES).map(each -> example(each, named)).toList()));
    }
    int untaken = (int) tried.stream().filter(each -> each.owner() == null).count();
    int byOthers =
        (int) tried.stream().filter(each -> each.owner() != null && each.place() < 0).count();
    return new Trial(tried.size(), ofRules, byOthers, untaken);
  }

  private static Example example(Tried tried, Function<String, Person> named) {
    return new Example(
        tried.found().file().number(),
        tried.found().enterpriseName(),
        tried.found().file().region(),
        named.apply(tried.owner()));
  }
}
