package gewerk.connect.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.connect.applications.Opaque;
import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;

/** A program that wants to act for people: it has an application on the server, and does what such programs do. */
public record Program(TestServer server, long id, String uid, String secret, String redirectUri) {
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  static final String REDIRECT = "https://client.example/callback?from=gewerk";

  public static Program confidential(TestServer server) {
    return on(server, Map.of());
  }

  static Program open(TestServer server) {
    return on(server, Map.of("confidential", false));
  }

  /** With further columns of the table of applications. */
  public static Program on(TestServer server, Map<String, ?> columns) {
    var uid = World.unique("client");
    var secret = "s+cret:" + uid;
    var row = new LinkedHashMap<String, Object>(Map.of("uid", uid, "name", "Tide " + uid, "redirect_uris", List.of(REDIRECT), "scopes", List.of("api_v3"),
        "confidential", true, "enabled", true, "builtin", false, "secret_hash", Opaque.hex(secret)));
    row.putAll(columns);
    long id = server.world().insert("oauth_applications", row);
    return new Program(server, id, uid, secret, ((List<?>) row.get("redirect_uris")).stream().map(String::valueOf).findFirst().orElse(""));
  }

  /** Somebody at a browser, signed in. */
  public static Client browser(TestServer server, Person person) {
    var token = World.unique("session");
    server.world().run("insert into sessions (token_hash, user_id, csrf) values (sha256(?::bytea), ?, 'form-secret')", token, person.id());
    return Client.of(server.origin()).with("Cookie", "_open_project_session=" + token);
  }

  Client web() {
    return Client.of(server.origin());
  }

  /** What the program sends people with. */
  Map<String, String> question() {
    return Map.of("client_id", uid, "redirect_uri", redirectUri, "response_type", "code", "state", "0a1b2c3d4e");
  }

  Map<String, String> question(Map<String, String> more) {
    var fields = new LinkedHashMap<>(question());
    fields.putAll(more);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  Reply ask(Client browser, Map<String, String> question) {
    return browser.get("/oauth/authorize?" + QueryString.write(question));
  }

  Reply agree(Client browser, Map<String, String> question) {
    return form(browser, "/oauth/authorize", with(question, "csrf", "form-secret"));
  }

  /** The code that comes of somebody's agreement. */
  String code(Person person, Map<String, String> more) {
    return parameter(agree(browser(server, person), question(more)).is(302), "code");
  }

  public Map<String, String> tokensOf(Person person) {
    var reply = exchange(code(person, Map.of()), Map.of()).is(200);
    return Map.of("access", reply.text("/access_token"), "refresh", reply.text("/refresh_token"));
  }

  Reply exchange(String code, Map<String, String> more) {
    var fields = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri, "client_id", uid, "client_secret", secret));
    fields.putAll(more);
    fields.values().removeIf(String::isEmpty);
    return token(fields);
  }

  Reply refresh(String refreshToken) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", uid, "client_secret", secret));
  }

  Reply credentials() {
    return token(Map.of("grant_type", "client_credentials", "scope", "api_v3", "client_id", uid, "client_secret", secret));
  }

  Reply token(Map<String, String> fields) {
    return form(web(), "/oauth/token", fields);
  }

  Reply revoke(String token) {
    return form(basic(), "/oauth/revoke", Map.of("token", token));
  }

  /** With its name and secret as RFC 6749 wants them encoded. */
  Client basic() {
    return web().basic(QueryString.encode(uid), QueryString.encode(secret));
  }

  /** The API, as whoever the token stands for. */
  Client api(String token) {
    return server.visitor().bearer(token);
  }

  static Reply form(Client client, String path, Map<String, String> fields) {
    return client.send("POST", path, "application/x-www-form-urlencoded", QueryString.write(fields));
  }

  /** What RFC 6749 says of refusals, 5.2. */
  static void error(Reply reply, int status, String code) {
    reply.is(status).has("/error", code).includes("/error_description");
    reply.header("Cache-Control").isEqualTo("no-store");
  }

  static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return more;
  }

  /** A parameter of the address that the browser is sent to. */
  static String parameter(Reply reply, String name) {
    var query = QueryString.parse(URI.create(reply.headerValue("Location").orElseThrow()).getRawQuery());
    return query.getOrDefault(name, List.of("")).getFirst();
  }
}
