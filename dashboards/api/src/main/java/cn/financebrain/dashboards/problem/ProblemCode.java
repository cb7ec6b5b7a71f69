package cn.financebrain.dashboards.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can go wrong: a stable code, its HTTP status, and its title in both languages. */
public enum ProblemCode {
  NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "请先登录", "Sign in first"),
  WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "用户名或密码错误", "Wrong user name or password"),
  SECOND_FACTOR_NEEDED(
      HttpStatus.UNAUTHORIZED, "请输入动态验证码或恢复码", "Enter the code of your second factor"),
  WRONG_CODE(HttpStatus.UNAUTHORIZED, "验证码错误、已过期或已使用", "The code is wrong, over or was used"),
  SIGN_IN_OVER(HttpStatus.UNAUTHORIZED, "登录已超时，请重新开始", "The sign-in took too long, begin anew"),
  TOO_MANY_ATTEMPTS(
      HttpStatus.TOO_MANY_REQUESTS, "尝试次数过多，请稍后再试", "Too many attempts, try again later"),
  CSRF(HttpStatus.FORBIDDEN, "请求缺少有效的防伪令牌，请刷新页面", "No valid CSRF token, reload the page"),
  PASSWORD_CHANGE_REQUIRED(HttpStatus.FORBIDDEN, "请先修改初始密码", "Change your first password first"),
  SECOND_FACTOR_REQUIRED(HttpStatus.FORBIDDEN, "请先启用动态验证码", "Turn a second factor on first"),
  WRONG_PASSWORD(HttpStatus.FORBIDDEN, "当前密码错误", "The current password is wrong"),
  WEAK_PASSWORD(HttpStatus.UNPROCESSABLE_CONTENT, "新密码不符合要求", "The new password does not do"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "没有权限", "Not allowed"),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "参数无效", "Invalid parameter"),
  INVALID_BODY(HttpStatus.BAD_REQUEST, "请求内容无效", "Invalid request body"),
  INVALID_CURSOR(
      HttpStatus.BAD_REQUEST, "分页位置无效，请从第一页重新开始", "Invalid cursor, start from the first page"),
  ENTERPRISE_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该企业", "No such enterprise"),
  TAG_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "该企业没有这个标签：标签不在目录中，或企业尚未评估",
      "The enterprise has no such tag: it is not of the catalogue, or was never evaluated"),
  TOO_MANY_EVENTS(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "该企业的事件超过 20 万条，无法在页面上按时间排列；请用数据查询按来源或时间查看",
      "The enterprise has more than 200,000 events, too many to put in order of time on a page;"
          + " ask for those of a feed or a time by a query"),
  SCORE_NOT_FOUND(HttpStatus.NOT_FOUND, "该时点之前没有评分", "No score at or before that instant"),
  LOOK_UP_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该查询记录", "No such look-up"),
  AUTHORISATION_EXPIRED(
      HttpStatus.FORBIDDEN,
      "授权已过期，请取得企业的新授权后再查询",
      "The authorisation is over; get a new one of the enterprise first"),
  AUTHORISATION_OF_ANOTHER(
      HttpStatus.CONFLICT,
      "该授权编号已用于另一家企业，请核对",
      "This authorisation is of another enterprise; check its number"),
  KEY_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该接口密钥", "No such API key"),
  ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该账号", "No such account"),
  ACCOUNT_EXISTS(HttpStatus.CONFLICT, "用户名已被使用", "The name is taken"),
  ACCOUNT_CHANGED(
      HttpStatus.CONFLICT,
      "账号已被他人更新，请查看最新内容后重试",
      "Somebody else changed the account; look at it as it is now and try again"),
  ACCOUNT_RULE(HttpStatus.CONFLICT, "不允许这样更改账号", "The account can't be changed like this"),
  CASE_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该案件", "No such case"),
  CASE_CHANGED(
      HttpStatus.CONFLICT,
      "案件已被他人更新，请查看最新内容后重试",
      "Somebody else changed the case; look at it as it is now and try again"),
  ILLEGAL_ACTION(HttpStatus.CONFLICT, "案件当前状态不允许该操作", "The case does not allow this action now"),
  LIST_ENTRY_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该名单条目", "No such entry of the lists"),
  LIST_ENTRY_CHANGED(
      HttpStatus.CONFLICT,
      "名单条目已被他人更新，请查看最新内容后重试",
      "Somebody else changed the entry; look at it as it is now and try again"),
  LIST_ENTRY_EXISTS(
      HttpStatus.CONFLICT,
      "该企业此类风险已在名单中或已提请",
      "The enterprise is on this list already, or proposed"),
  LIST_RULE(HttpStatus.CONFLICT, "名单条目当前状态不允许该操作", "The entry does not allow this action now"),
  OWNERSHIP_CHANGED(
      HttpStatus.CONFLICT,
      "归属规则已被他人更新，请查看最新内容后重试",
      "Somebody else changed the rules of ownership; look at them as they are now and try again"),
  ALERT_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该预警", "No such alert"),
  VIEW_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该视图", "No such view"),
  VIEW_CHANGED(
      HttpStatus.CONFLICT,
      "视图已在别处更新，请重新载入后再保存",
      "The view was changed elsewhere; load it again before you save"),
  VIEW_NAME_TAKEN(HttpStatus.CONFLICT, "您已有同名视图", "You have a view of this name"),
  SET_TOO_LARGE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "集合超过 2 万家企业，不能关注，请先收窄条件",
      "The set has more than 20,000 enterprises and can't be followed; narrow it first"),
  TOO_MANY_FOLLOWED(
      HttpStatus.CONFLICT,
      "最多同时关注 50 个集合，请先取消关注不再需要的",
      "You follow 50 sets already, which is the most; unfollow one first"),
  SCAN_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该扫描，或它尚未完成", "No such scan, or it has not ended"),
  REPORT_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该报告", "No such report"),
  REPORT_NOT_READY(
      HttpStatus.CONFLICT, "报告尚未生成或生成失败", "The report is not made yet, or could not be made"),
  SCHEDULE_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该定时任务", "No such schedule"),
  SCHEDULE_CHANGED(
      HttpStatus.CONFLICT,
      "定时任务已被他人更新，请重新载入后再保存",
      "Somebody else changed the schedule; load it again before you save"),
  SCHEDULE_RUNNING(
      HttpStatus.CONFLICT, "上一次运行尚未结束，请稍后再试", "The run before has not ended; try again later"),
  TEMPLATE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "模板有错误", "The template has an error"),
  TEMPLATE_CHANGED(
      HttpStatus.CONFLICT,
      "模板已被他人更新，请重新载入后再保存",
      "Somebody else changed the template; load it again before you save"),
  MAIL_OFF(
      HttpStatus.CONFLICT, "尚未配置邮件服务器，无法发送邮件", "No mail server is set, so no mail can be sent"),
  ADDRESS_CODE_WRONG(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "验证码错误或已失效，请核对后重试，或重新获取",
      "The code is wrong or over; check it, or ask for a new one"),
  ADDRESS_NOT_CONFIRMED(HttpStatus.CONFLICT, "请先验证邮箱地址", "Confirm your e-mail address first"),
  DELIVERY_NOT_FOUND(
      HttpStatus.NOT_FOUND, "未找到该投递，或它不在可重试的状态", "No such delivery, or it can't be tried again"),
  WEBHOOK_NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该 Webhook", "No such webhook"),
  WEBHOOK_OFF(HttpStatus.CONFLICT, "该 Webhook 已停用，请先启用", "The webhook is off; turn it on first"),
  ATTACHMENT_DAMAGED(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "附件校验失败，内容与上传时不一致，请联系运维",
      "The attachment is not what was uploaded; ask the operator"),
  MODEL_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "评分所用的模型或标签目录无法读取，请联系运维",
      "The model or catalogue of this score can't be read; ask the operator"),
  JOB_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "未找到该任务：任务已清理，或后台操作进程已重启，请重新执行",
      "No such job: it is long over, or the process of the operations was started anew; ask again"),
  OPERATION_REFUSED(HttpStatus.CONFLICT, "操作被拒绝", "The operation was refused"),
  OPERATIONS_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "后台操作进程暂时无法访问，请稍后再试",
      "The process of the operations can't be reached just now; try again in a while"),
  OPERATIONS_BUSY(
      HttpStatus.TOO_MANY_REQUESTS,
      "您有操作尚未完成，请等它完成或先停止它",
      "Something that you asked for is still at work: wait for its end, or stop it"),
  FILES_BUSY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "您或其他人正在收发文件，请稍后再试",
      "You or others send and fetch files just now; try again in a while"),
  STATEMENT_REFUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "查询语句未通过检查", "The statement was not let through"),
  STATEMENT_FAILED(HttpStatus.UNPROCESSABLE_CONTENT, "查询出错", "The query failed"),
  TOO_MANY_QUERIES(
      HttpStatus.TOO_MANY_REQUESTS,
      "正在运行的查询已达上限，请等待其完成或取消后再试",
      "As many queries run as may; wait for one to end, or cancel it"),
  QUERY_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "未找到该查询：结果只保留 15 分钟，或它不属于您",
      "No such query: results are kept for 15 minutes, or it is not yours"),
  QUERY_CHANGED(
      HttpStatus.CONFLICT,
      "该查询已在别处更新，请重新载入后再保存",
      "The query was changed elsewhere; load it again before you save"),
  QUERY_NAME_TAKEN(HttpStatus.CONFLICT, "您已有同名查询", "You have a query of this name"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "未找到该资源", "No such resource"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "不支持该请求方法", "Method not allowed"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "无法提供所要求的格式", "Can't answer in the format asked for"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "不支持的内容类型", "Unsupported content type"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "请求内容过大", "Request too large"),
  WAREHOUSE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE, "数据仓库暂时无法访问", "The warehouse can't be reached just now"),
  DATABASE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE, "业务数据库暂时无法访问", "The database can't be reached just now"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "服务器内部错误", "Internal error");

  private final HttpStatus status;
  private final String chinese;
  private final String english;

  ProblemCode(HttpStatus status, String chinese, String english) {
    this.status = status;
    this.chinese = chinese;
    this.english = english;
  }

  /** The code in answers, such as {@code not-signed-in}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public HttpStatus status() {
    return status;
  }

  Wording title() {
    return new Wording(chinese, english);
  }
}
