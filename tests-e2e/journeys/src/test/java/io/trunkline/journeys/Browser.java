package io.trunkline.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * One person's Chromium, with a profile of its own. It blocks third-party cookies and pop-ups as
 * people's browsers do, trusts the tests' authority and finds only the hosts it is told.
 */
final class Browser implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "journeys");
  private static final String LOG = "chromium.log";
  private static final int ALLOW = 1;

  /** It warns of each Chromium that it does not know to the last number. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final String person;
  private final Path profile;
  private final ChromeDriver driver;

  private Browser(String person, Path profile, ChromeDriver driver) {
    this.person = person;
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * What a browser is told before it starts.
   *
   * @param trustedKey the hash of the authority's key
   * @param placeByHost host name to {@code 127.0.0.1:PORT}; no other name is found
   * @param mayPopUp the origins that may open tabs by themselves
   */
  record Setting(String trustedKey, Map<String, String> placeByHost, List<String> mayPopUp) {}

  /** Starts a browser; {@code person} names its pictures. */
  static Browser open(String person, Setting setting) {
    try {
      Path profile = Files.createTempDirectory("journey-" + person);
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(NeedsChromium.Condition.CHROMEDRIVER.toFile())
              .build();
      ChromeDriver driver = new ChromeDriver(service, options(setting, profile));
      driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
      driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(15));
      return new Browser(person, profile, driver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ChromeOptions options(Setting setting, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(NeedsChromium.Condition.CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,860",
        "--user-data-dir=" + profile,
        "--enable-logging",
        "--log-file=" + profile.resolve(LOG),
        "--host-resolver-rules=" + rules(setting),
        "--ignore-certificate-errors-spki-list=" + setting.trustedKey());
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    options.setExperimentalOption("excludeSwitches", List.of("disable-popup-blocking"));
    options.setExperimentalOption("prefs", preferences(setting));
    return options;
  }

  private static String rules(Setting setting) {
    String known =
        setting.placeByHost().entrySet().stream()
            .map(entry -> "MAP " + entry.getKey() + " " + entry.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
    return known + ", MAP * ~NOTFOUND";
  }

  private static Map<String, Object> preferences(Setting setting) {
    Map<String, Object> popups = new HashMap<>();
    setting.mayPopUp().forEach(origin -> popups.put(origin + ":443,*", Map.of("setting", ALLOW)));
    return Map.of(
        "profile.cookie_controls_mode",
        1,
        "profile.block_third_party_cookies",
        true,
        "profile.content_settings.exceptions.popups",
        popups);
  }

  /** The tab that is open at the start, or the one that is in front. */
  View tab() {
    return new View(driver, driver.getWindowHandle(), null);
  }

  /** One more tab, empty. */
  View newTab() {
    driver.switchTo().newWindow(WindowType.TAB);
    return tab();
  }

  /** The tabs that opened beside these. */
  List<View> tabsBeside(View... known) {
    List<String> handles = Stream.of(known).map(View::window).toList();
    return driver.getWindowHandles().stream()
        .filter(handle -> !handles.contains(handle))
        .map(handle -> new View(driver, handle, null))
        .toList();
  }

  /** Keeps a picture of a tab under {@code target/journeys}. */
  void picture(View view, String name) {
    view.look();
    save(person + "-" + name + ".png", driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Keeps a picture of every tab and what the pages said to their consoles. */
  void testify(String name) {
    int tab = 1;
    for (String handle : driver.getWindowHandles()) {
      driver.switchTo().window(handle);
      String file = "FAILED-" + name + "-" + person + "-" + tab++ + ".png";
      save(file, driver.getScreenshotAs(OutputType.BYTES));
    }
    String said = String.join("\n", console());
    save("FAILED-" + name + "-" + person + ".log", said.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What pages, and frames of whatever site in them, said to their consoles. Chromium's own log has
   * it; the driver's has nothing of frames of another site.
   */
  List<String> console() {
    try (Stream<String> lines = Files.lines(profile.resolve(LOG), StandardCharsets.UTF_8)) {
      return lines.filter(line -> line.contains(":CONSOLE")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The system's own cleaning takes what is left of a temporary folder.
    }
  }

  private static void save(String name, byte[] bytes) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
