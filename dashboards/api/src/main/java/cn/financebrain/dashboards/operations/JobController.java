package cn.financebrain.dashboards.operations;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.account.Account;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/jobs}: work that one has asked for oneself. */
@RestController
@RequestMapping("/api/jobs/{id}")
@Needs({})
class JobController {
  private final Operations operations;

  JobController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping
  Job look(@PathVariable String id, @AuthenticationPrincipal Account account) {
    return operations.job(id, account);
  }

  @DeleteMapping
  Job stop(@PathVariable String id, @AuthenticationPrincipal Account account) {
    return operations.stop(id, account);
  }
}
