package gewerk.people.ldap;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import gewerk.platform.i18n.Message;

/** Says in a sentence what a directory's error means. */
final class LdapReasons {
  private LdapReasons() {}

  static LdapTrouble of(LDAPException failure, LdapConnection connection) {
    var address = connection.server().host() + ":" + connection.server().port();
    var code = failure.getResultCode();
    if (isAboutCertificates(failure)) {
      return trouble("certificate", failure, address);
    }
    return switch (code.intValue()) {
      case ResultCode.INVALID_CREDENTIALS_INT_VALUE, ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE -> trouble("bind", failure, connection.bind().dn());
      case ResultCode.INVALID_DN_SYNTAX_INT_VALUE, ResultCode.NO_SUCH_OBJECT_INT_VALUE -> trouble("base", failure, connection.people().baseDn());
      case ResultCode.FILTER_ERROR_INT_VALUE, ResultCode.DECODING_ERROR_INT_VALUE -> trouble("filter", failure);
      case ResultCode.TIMEOUT_INT_VALUE, ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE -> trouble("slow", failure, address);
      case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE, ResultCode.OPERATIONS_ERROR_INT_VALUE, ResultCode.AUTHORIZATION_DENIED_INT_VALUE ->
          trouble("rights", failure);
      case ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE, ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE -> trouble("tls", failure, address);
      case ResultCode.CONNECT_ERROR_INT_VALUE, ResultCode.SERVER_DOWN_INT_VALUE, ResultCode.UNAVAILABLE_INT_VALUE -> trouble("unreachable", failure, address);
      default -> trouble("other", failure, code.getName() + " (" + code.intValue() + ")");
    };
  }

  private static LdapTrouble trouble(String name, LDAPException failure, Object... arguments) {
    return new LdapTrouble(Message.of("ldap.trouble." + name, arguments), failure);
  }

  /** The library tells many of these in words only. */
  private static boolean isAboutCertificates(LDAPException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLException) {
        return true;
      }
    }
    var told = String.valueOf(failure.getMessage());
    return told.contains("SSLHandshakeException") || told.contains("CertificateException") || told.contains("SSLPeerUnverified") || told.contains("Hostname verification");
  }
}
