package gewerk.people.roles;

import static gewerk.platform.access.Permission.Requires.LOGIN;
import static gewerk.platform.access.Permission.Requires.MEMBER;
import static gewerk.platform.access.Permission.Requires.NOTHING;
import static gewerk.platform.access.Permission.Requires.PUBLIC;
import static gewerk.platform.access.Permission.inProjects;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/** Permissions of the modules in which people write and keep things: news, wiki, forums, documents, repositories, models. */
final class ContentPermissions {
  private static final List<Permission> NEWS = of("news",
      inProjects("view_news", PUBLIC),
      inProjects("manage_news", MEMBER),
      inProjects("comment_news", NOTHING));

  private static final List<Permission> WIKI = of("wiki",
      inProjects("view_wiki_pages", NOTHING),
      inProjects("list_attachments", MEMBER),
      inProjects("manage_wiki", MEMBER),
      inProjects("manage_wiki_menu", MEMBER),
      inProjects("rename_wiki_pages", MEMBER),
      inProjects("change_wiki_parent_page", MEMBER),
      inProjects("delete_wiki_pages", MEMBER),
      inProjects("export_wiki_pages", NOTHING),
      inProjects("view_wiki_edits", NOTHING),
      inProjects("edit_wiki_pages", NOTHING),
      inProjects("delete_wiki_pages_attachments", MEMBER),
      inProjects("protect_wiki_pages", MEMBER));

  private static final List<Permission> FORUMS = of("forums",
      inProjects("manage_forums", MEMBER),
      inProjects("view_messages", PUBLIC),
      inProjects("add_messages", NOTHING),
      inProjects("edit_messages", MEMBER),
      inProjects("edit_own_messages", LOGIN),
      inProjects("delete_messages", MEMBER),
      inProjects("delete_own_messages", LOGIN));

  private static final List<Permission> DOCUMENTS = of("documents",
      inProjects("view_documents", NOTHING),
      inProjects("manage_documents", LOGIN).after("view_documents"));

  private static final List<Permission> REPOSITORY = of("repository",
      inProjects("browse_repository", NOTHING),
      inProjects("commit_access", NOTHING),
      inProjects("manage_repository", MEMBER),
      inProjects("view_changesets", NOTHING),
      inProjects("view_commit_author_statistics", NOTHING));

  private static final List<Permission> MODELS = of("bim",
      inProjects("view_ifc_models", NOTHING),
      inProjects("manage_ifc_models", MEMBER),
      inProjects("view_linked_issues", NOTHING),
      inProjects("manage_bcf", MEMBER),
      inProjects("delete_bcf", MEMBER),
      inProjects("save_bcf_queries", LOGIN),
      inProjects("manage_public_bcf_queries", MEMBER));

  static final List<Permission> ALL = Stream.of(NEWS, WIKI, FORUMS, DOCUMENTS, REPOSITORY, MODELS,
      of("activity", inProjects("view_project_activity", PUBLIC).shows("activities/read")),
      of("github", inProjects("show_github_content", NOTHING)),
      of("gitlab", inProjects("show_gitlab_content", NOTHING))).flatMap(List::stream).toList();

  private ContentPermissions() {}

  static List<Permission> of(String module, Permission... permissions) {
    return Stream.of(permissions).map(permission -> permission.ofModule(module)).toList();
  }
}
