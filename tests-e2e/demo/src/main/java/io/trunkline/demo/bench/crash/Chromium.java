package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.lab.asterisk.CuttableLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * One person's Chromium with the org's page, and in it the softphone, which is of another site and
 * so has a renderer of its own. It reaches bridge and org over cables that can be cut. Not
 * thread-safe.
 */
final class Chromium implements AgentBrowser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Long enough to notice a claim, and much less than a go is good for. */
  private static final Duration LATE = Duration.ofMillis(700);

  private static final String FRAME = "#softphone-frame";

  private final ChromeDriver driver;
  private final Path profile;
  private final CuttableLink toBridge;
  private final CuttableLink toOrg;
  private final World world;
  private final Person person;

  private Chromium(World world, Person person, Path profile) {
    this.world = world;
    this.person = person;
    this.profile = profile;
    toBridge = CuttableLink.to(world.bridge().getPort());
    toOrg = CuttableLink.to(world.org().port());
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(CrashRun.CHROMEDRIVER.toFile())
            .build();
    driver = new ChromeDriver(service, options());
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(10));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
  }

  private static Chromium open(World world, Person person) {
    try {
      return new Chromium(world, person, Files.createTempDirectory("trunkline-chromium"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for a browser's profile", e);
    }
  }

  private ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CrashRun.CHROMIUM.toFile());
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
        "--host-resolver-rules=MAP %s 127.0.0.1:%d, MAP %s 127.0.0.1:%d, MAP * ~NOTFOUND"
            .formatted(
                world.bridge().getHost(),
                toBridge.port(),
                world.org().url().getHost(),
                toOrg.port()));
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    return options;
  }

  /** One in which this person is signed in to the org, and to the softphone in its page. */
  static Chromium of(World world, Person person) {
    Chromium browser = open(world, person);
    try {
      browser.signIn();
      return browser;
    } catch (RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  private void signInToTheOrg() {
    type("#username", person.email());
    type("#password", person.orgPassword());
    click("#log-in");
  }

  private void signIn() {
    driver.get(world.org().url() + "/");
    signInToTheOrg();
    await(() -> enterSoftphone() && has("[data-test=sign-in-email]"));
    type("[data-test=sign-in-email]", person.email());
    type("[data-test=sign-in-password]", person.password());
    click("[data-test=sign-in-act]");
    await(this::isConnected);
  }

  @Override
  public void reload() {
    driver.switchTo().defaultContent();
    driver.navigate().refresh();
  }

  @Override
  public void freeze(Duration time) {
    stand(renderers(), time);
  }

  private static void stand(List<Long> renderers, Duration time) {
    try {
      Signal.STOP.to(renderers);
      Pauses.sleep(time);
    } finally {
      Signal.CONT.to(renderers);
    }
  }

  /** What the bridge says takes its time to the page, so that the page stands before it hears. */
  @Override
  public void sleep(Duration time) {
    List<Long> renderers = renderers();
    toBridge.answersLate(LATE);
    try {
      awaitClaim();
      stand(renderers, time);
    } finally {
      toBridge.answersLate(Duration.ZERO);
    }
  }

  private void awaitClaim() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String agentId = LedgerRows.agentId(world, person);
    Set<String> before = null;
    while (true) {
      Set<String> claimed = LedgerRows.claimedByPages(world, agentId).orElse(null);
      if (before != null && claimed != null && !before.containsAll(claimed)) {
        return;
      }
      before = before == null ? claimed : before;
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the page had no claim to sleep in");
      }
      Pauses.sleep(Duration.ofMillis(50));
    }
  }

  @Override
  public void cut(Duration time) {
    toBridge.cut();
    toOrg.cut();
    Pauses.sleep(time);
    toBridge.join();
    toOrg.join();
  }

  @Override
  public boolean showsSoftphone() {
    if (enterSoftphone()) {
      return has("body[data-ready=true]");
    }
    if (has("#log-in")) {
      // The session in the org had ended, and the page was loaded anew.
      signInToTheOrg();
    }
    return false;
  }

  private boolean isConnected() {
    return enterSoftphone() && has("trunkline-status[data-link=CONNECTED]");
  }

  private boolean enterSoftphone() {
    driver.switchTo().defaultContent();
    if (!has(FRAME)) {
      return false;
    }
    driver.switchTo().frame(driver.findElement(By.cssSelector(FRAME)));
    return true;
  }

  private boolean has(String selector) {
    return !driver.findElements(By.cssSelector(selector)).isEmpty();
  }

  private void type(String selector, String text) {
    await(() -> has(selector));
    driver.findElement(By.cssSelector(selector)).sendKeys(text);
  }

  private void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  private interface Look {
    boolean sees();
  }

  private void await(Look look) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen(look)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the browser does not come so far: " + driver.getCurrentUrl());
      }
      Pauses.sleep(Duration.ofMillis(100));
    }
  }

  private static boolean seen(Look look) {
    try {
      return look.sees();
    } catch (WebDriverException notThereYet) {
      return false;
    }
  }

  /** The renderers of this browser alone: it is found by its profile. */
  private List<Long> renderers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> isBrowser(arguments(process)))
        .flatMap(ProcessHandle::descendants)
        .filter(process -> arguments(process).contains("--type=renderer"))
        .map(ProcessHandle::pid)
        .distinct()
        .toList();
  }

  private boolean isBrowser(String arguments) {
    return arguments.contains("--user-data-dir=" + profile) && !arguments.contains("--type=");
  }

  private static String arguments(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException ended) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } catch (WebDriverException e) {
      // The driver is gone, and could not end its browser.
      ProcessHandle.allProcesses()
          .filter(process -> isBrowser(arguments(process)))
          .forEach(ProcessHandle::destroyForcibly);
    }
    toBridge.close();
    toOrg.close();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The system's own cleaning takes what is left of a temporary folder.
    }
  }
}
