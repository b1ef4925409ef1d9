// Starts Swagger UI over our own description: nothing is asked of other servers, and requests go out with the reader's session.
const place = document.getElementById("explorer")
const dark = matchMedia("(prefers-color-scheme: dark)")

function follow() {
  const theme = document.documentElement.dataset.theme
  document.documentElement.classList.toggle("dark-mode", theme === "dark" || (theme !== "light" && dark.matches))
}

follow()
dark.addEventListener("change", follow)

// The page has its own heading, there is only this server to choose, and the filter is a landmark with a name.
const ours = ({ React }) => ({
  wrapComponents: {
    InfoContainer: () => () => null,
    ServersContainer: () => () => null,
    FilterContainer: Filter => props => React.createElement("section", { "aria-label": place.dataset.filter }, React.createElement(Filter, props))
  }
})

SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [ours],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: request => {
    // The session's rule for what is not a plain GET, and no pop-up of the browser when it has ended.
    request.headers["X-Requested-With"] = "XMLHttpRequest"
    request.headers["X-Authentication-Scheme"] = "Session"
    return request
  }
})
