using System.Text.Json;
using Infra.Monitoring;

namespace Tests.Infra.Monitoring;

public sealed class DashboardTests
{
    [Fact]
    public async Task Three_hundred_consumers_fill_six_dashboards_within_the_limits()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new StackDashboard(
            "dashboard", [], [.. Enumerable.Repeat((MonitoringSamples.Fair, MonitoringSamples.Watched(MonitoringSamples.Fair)), 300)], MonitoringSamples.Placement));

        var bodies = aws.Declared.Where(resource => resource.Type == "aws:cloudwatch/dashboard:Dashboard").Select(resource => MockedAws.Json(resource.Inputs["dashboardBody"])).ToList();
        Assert.Equal(6, bodies.Count);
        Assert.Contains(aws.Declared, resource => resource.Name == "dashboard-2");
        Assert.All(bodies, body =>
        {
            var widgets = body.GetProperty("widgets").EnumerateArray().ToList();
            Assert.InRange(widgets.Count, 1, 500);
            Assert.InRange(widgets.Where(IsGraph).Sum(widget => widget.GetProperty("properties").GetProperty("metrics").GetArrayLength()), 1, 2_500);
        });
    }

    [Fact]
    public async Task Widgets_do_not_overlap_and_each_graph_knows_its_region()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new StackDashboard(
            "dashboard",
            [(MonitoringSamples.Topic, MonitoringSamples.WatchedTopic)],
            [(MonitoringSamples.Queued, MonitoringSamples.Watched(MonitoringSamples.Queued)), (MonitoringSamples.Direct, MonitoringSamples.Watched(MonitoringSamples.Direct))],
            MonitoringSamples.Placement));

        var text = (string)aws.Inputs("aws:cloudwatch/dashboard:Dashboard", "dashboard")["dashboardBody"];
        var taken = new HashSet<(int, int)>();
        foreach (var widget in MockedAws.Json(text).GetProperty("widgets").EnumerateArray())
        {
            var (x, y, width, height) = (Number(widget, "x"), Number(widget, "y"), Number(widget, "width"), Number(widget, "height"));
            Assert.InRange(x + width, 1, 24);
            Assert.All(Enumerable.Range(x, width), column => Assert.All(Enumerable.Range(y, height), row => Assert.True(taken.Add((column, row)))));
            Assert.True(!IsGraph(widget) || widget.GetProperty("properties").GetProperty("region").GetString() == "eu-west-1");
        }

        Assert.Contains("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:test-projection", text);
        Assert.Contains("test-orders-parking", text);
    }

    private static bool IsGraph(JsonElement widget) => widget.GetProperty("type").GetString() == "metric";

    private static int Number(JsonElement widget, string name) => widget.GetProperty(name).GetInt32();
}
