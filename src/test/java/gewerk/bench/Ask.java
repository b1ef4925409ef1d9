package gewerk.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One request, ready to be sent. */
record Ask(byte[] bytes, boolean keepsBody) {
  static Ask get(String path, String header) {
    return of("GET", path, header, "");
  }

  static Ask json(String method, String path, String header, String body) {
    return of(method, path, header + "Content-Type: application/json\r\n", body);
  }

  static Ask form(String path, String fields) {
    return of("POST", path, "Content-Type: application/x-www-form-urlencoded\r\n", fields);
  }

  Ask keepingBody() {
    return new Ask(bytes, true);
  }

  static String token(String value) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(("apikey:" + value).getBytes(StandardCharsets.UTF_8)) + "\r\n";
  }

  private static Ask of(String method, String path, String header, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var length = method.equals("GET") ? "" : "Content-Length: " + bytes.length + "\r\n";
    var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n" + header + length + "\r\n";
    return new Ask((head + body).getBytes(StandardCharsets.UTF_8), false);
  }
}
