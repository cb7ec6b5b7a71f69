package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.EngineException;

/** Finds the account that a request comes from. */
final class SignIn {

  private final Accounts accounts;

  SignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns the account.
   *
   * @throws EngineException that does not tell whether the name or the password is wrong
   */
  Account of(Request request) throws EngineException {
    Credentials given = Credentials.of(request);
    return accounts
        .find(given.user(), given.password())
        .orElseThrow(
            () ->
                EngineException.of(
                    516,
                    "AUTHENTICATION_FAILED",
                    given.user()
                        + ": Authentication failed: password is incorrect, or there is no user"
                        + " with such name."));
  }
}
