using System.Reflection;
using Microsoft.Playwright;
using Sim;
using Sim.CloudWatch;
using Sim.Sns;
using static Microsoft.Playwright.Assertions;

namespace Tests.Browser;

/// <summary>The dashboard as somebody sees it who has started <c>serve</c>.</summary>
public sealed class DashboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_way_of_events_is_drawn_and_counts_go_on_without_a_reload()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard);
        var topology = page.Page.Locator("#topology");
        foreach (var name in (string[])["users", "mail", "mailer", "mail-dlq", "users-parking"])
        {
            await Expect(topology.Locator($"text:text-is(\"{name}\")")).ToBeVisibleAsync();
        }

        await Expect(topology.GetByText("0 published")).ToBeVisibleAsync();
        served.Publish("one");
        served.Publish("two");

        await Expect(topology.GetByText("2 published")).ToBeVisibleAsync();
        await Expect(RowOf(page, "functions", "mailer")).ToContainTextAsync("2");
        Assert.Empty(page.Wrongs);
    }

    [Fact]
    public async Task A_poison_message_can_be_followed_to_the_dead_letter_queue_and_sent_back()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard);
        served.Publish("poison");

        await Expect(page.Page.Locator("#tile-dead b")).ToHaveTextAsync("1", Patient);
        await page.Page.Locator("#queues").GetByRole(AriaRole.Button, new() { Name = "mail-dlq", Exact = true }).ClickAsync();
        await page.Page.Locator("#steps button").First.ClickAsync();

        var steps = page.Page.Locator("#steps li");
        await Expect(steps.First).ToContainTextAsync("SNS took it for users");
        await Expect(steps.Filter(new() { HasText = "mailer failed: InvalidAddress: the address is none" })).ToHaveCountAsync(ServedBackbone.Attempts);
        await Expect(steps.Filter(new() { HasText = "handled by mailer" })).ToHaveCountAsync(ServedBackbone.Attempts);
        await Expect(steps.Last).ToContainTextAsync("received 2 times in vain: moved to mail-dlq");
        served.World.Ask(() =>
        {
            served.World.World.CloudWatch.SetAlarmState("mail-dlq-holds-messages", AlarmState.Alarm, "somebody looked");
            return 0;
        });
        await Expect(page.Page.Locator("#tile-alarms b")).ToHaveTextAsync("1");
        await page.Page.ScreenshotAsync(new() { Path = Screenshot, FullPage = true });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Redrive mail-dlq" }).ClickAsync();

        await Expect(page.Page.Locator("#answer")).ToHaveTextAsync("redrive: done");
        // It is poison still: twice handled, and back again.
        await Expect(page.Page.Locator("#recent li").Filter(new() { HasText = "received 2 times in vain" })).ToHaveCountAsync(2, new() { Timeout = 15_000 });
        Assert.Empty(page.Wrongs);
    }

    [Fact]
    public async Task Alarms_are_listed_with_their_state_and_history()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard);
        await Expect(RowOf(page, "alarms", "mail-dlq-holds-messages")).ToContainTextAsync("InsufficientData");

        served.World.Ask(() =>
        {
            served.World.World.CloudWatch.SetAlarmState("mail-dlq-holds-messages", AlarmState.Alarm, "somebody looked");
            return 0;
        });

        await Expect(RowOf(page, "alarms", "mail-dlq-holds-messages")).ToContainTextAsync("Alarm");
        await page.Page.GetByText("History of alarms").ClickAsync();
        await Expect(page.Page.Locator("#history li")).ToHaveCountAsync(1);
        await Expect(page.Page.Locator("#history li")).ToContainTextAsync("mail-dlq-holds-messages: Alarm updated from");
        Assert.Empty(page.Wrongs);
    }

    [Fact]
    public async Task The_form_publishes_and_says_what_SNS_refuses()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard);

        await page.Page.GetByLabel("Body").FillAsync("""{"eventType":"USER_SIGNUP","userId":"12345"}""");
        await page.Page.GetByLabel("Attributes").FillAsync("eventType=USER_SIGNUP");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();

        await Expect(page.Page.Locator("#answer")).ToHaveTextAsync("publish: done");
        await Expect(page.Page.Locator("#topology").GetByText("1 published")).ToBeVisibleAsync();

        await page.Page.GetByLabel("Attributes").FillAsync("=nothing");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.Page.Locator("#answer")).ToContainTextAsync("publish: 400");
        Assert.Empty(page.Wrongs);
    }

    [Fact]
    public async Task Purge_asks_first()
    {
        await using var served = await ServedBackbone.StartAsync();
        served.World.Ask(() => served.World.World.SendMessage(served.World.World.QueueByName("users-parking"), new() { MessageBody = "kept" }));
        await using var page = await chromium.OpenAsync(served.Dashboard);
        page.ExpectsDialogs = true;
        var asked = new List<string>();
        var answer = false;
        page.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (answer ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        var purge = page.Page.GetByRole(AriaRole.Button, new() { Name = "Purge users-parking" });

        await purge.ClickAsync();
        Assert.Equal(1, served.Held("users-parking"));
        answer = true;
        await purge.ClickAsync();

        await Expect(page.Page.Locator("#answer")).ToHaveTextAsync("purge: done");
        Assert.Equal(0, served.Held("users-parking"));
        Assert.All(asked, text => Assert.Contains("users-parking", text));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Hostile_texts_stay_texts_wherever_they_are_shown()
    {
        const string hostile = """<img src=x onerror=alert(1)><script>alert(2)</script>"><svg onload=alert(3)>""";
        await using var served = await ServedBackbone.StartAsync(failure: hostile);
        await using var page = await chromium.OpenAsync(served.Dashboard);
        served.World.Ask(() =>
        {
            served.World.World.CloudWatch.PutMetricAlarm(new MetricAlarmConfiguration
            {
                Name = hostile, Metric = MetricId.Of("X", "Y"), Statistic = Statistic.Sum, EvaluationPeriods = 1, Threshold = 0,
                ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
            });
            served.World.World.CloudWatch.SetAlarmState(hostile, AlarmState.Alarm, hostile);
            return 0;
        });

        served.Publish($"poison {hostile}", new() { ["kind"] = new MessageAttributeValue("String", hostile) });

        await Expect(page.Page.Locator("#tile-dead b")).ToHaveTextAsync("1", Patient);
        await page.Page.Locator("#queues").GetByRole(AriaRole.Button, new() { Name = "mail-dlq", Exact = true }).ClickAsync();
        await Expect(page.Page.Locator("#steps pre")).ToHaveTextAsync($"poison {hostile}");
        await Expect(page.Page.Locator("#steps")).ToContainTextAsync($"kind = {hostile}");
        await page.Page.Locator("#steps button").First.ClickAsync();
        await Expect(page.Page.Locator("#steps")).ToContainTextAsync($"mailer failed: InvalidAddress: {hostile}");
        await Expect(page.Page.Locator("#alarms")).ToContainTextAsync(hostile);
        await Expect(page.Page.Locator("img, script:not([src])")).ToHaveCountAsync(0);
        Assert.Empty(page.Wrongs);
    }

    [Fact]
    public async Task Whoever_has_not_the_token_sees_nothing_but_the_frame()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard.Split('#')[0] + "#0123");

        await Expect(page.Page.Locator("#link")).ToContainTextAsync("no access");

        await Expect(page.Page.GetByText("users", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_narrow_page_does_not_scroll_sideways()
    {
        await using var served = await ServedBackbone.StartAsync();
        await using var page = await chromium.OpenAsync(served.Dashboard);
        await page.Page.SetViewportSizeAsync(400, 800);
        await Expect(page.Page.Locator("#topology").GetByText("0 published")).ToBeVisibleAsync();

        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /// <summary>Two attempts, a second apart.</summary>
    private static LocatorAssertionsToHaveTextOptions Patient => new() { Timeout = 15_000 };

    private static string Screenshot => Path.Combine(
        typeof(DashboardTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!, "artifacts", "dashboard.png");

    private static ILocator RowOf(WatchedPage page, string table, string name) => page.Page.Locator($"#{table} tr").Filter(new() { HasText = name });
}
