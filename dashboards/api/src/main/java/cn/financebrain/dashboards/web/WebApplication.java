package cn.financebrain.dashboards.web;

import cn.financebrain.dashboards.DashboardsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Where the files of the web application come from. */
@Configuration(proxyBeanMethods = false)
class WebApplication implements WebMvcConfigurer {
  private static final Duration FOREVER = Duration.ofDays(365);

  private final String location;

  WebApplication(DashboardsSettings settings) {
    this.location =
        settings.webDir().isBlank()
            ? "classpath:/web/"
            : Path.of(settings.webDir()).toAbsolutePath().toUri().toString();
  }

  /** The resource handler takes no empty path. */
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  /** Files under {@code assets/} carry a hash in their names and never change. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    String root = location.endsWith("/") ? location : location + '/';
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(root + "assets/")
        .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(root)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new PageResolver());
  }

  /** Answers a page of the application with its one HTML file. */
  private static final class PageResolver extends PathResourceResolver {
    @Override
    protected Resource getResource(String path, Resource root) throws IOException {
      Resource file = super.getResource(path, root);
      if (file != null || path.startsWith("api/")) {
        return file;
      }
      return super.getResource("index.html", root);
    }
  }
}
