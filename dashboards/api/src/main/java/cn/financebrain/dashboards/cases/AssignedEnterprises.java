package cn.financebrain.dashboards.cases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The enterprises of the open cases that somebody has to visit. */
@Component
public class AssignedEnterprises {
  private final JdbcClient database;

  AssignedEnterprises(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param account the name of the account
   */
  public boolean holds(String account, String enterprise) {
    return database
        .sql(
            """
            select exists (select from case_file
              where :account in (handler, standing ->> 'companion') and enterprise = :enterprise and state <> 'CLOSED')
            """)
        .param("account", account)
        .param("enterprise", enterprise)
        .query(Boolean.class)
        .single();
  }
}
