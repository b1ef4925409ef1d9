package gewerk.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets a servlet send its media type letter for letter. Tomcat takes {@code application/hal+json; charset=utf-8} apart and puts it
 * together without the blank, and clients of API v3 compare it as text.
 */
final class MediaTypeValve extends ValveBase {
  private static final String ATTRIBUTE = MediaTypeValve.class.getName();

  MediaTypeValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Consumer<String> written = response.getCoyoteResponse()::setContentTypeNoCharset;
    request.setAttribute(ATTRIBUTE, written);
    getNext().invoke(request, response);
  }

  /** Sets the header Content-Type as it stands. */
  @SuppressWarnings("unchecked")
  static void write(String type, ServletRequest request) {
    ((Consumer<String>) request.getAttribute(ATTRIBUTE)).accept(type);
  }
}
