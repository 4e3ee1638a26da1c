using Pulumi;

namespace Infra.Monitoring;

/// <summary>What a dashboard shows of one topic or consumer, side by side under its name.</summary>
internal sealed record DashboardRow(string Name, string Alarm, IReadOnlyList<MetricWidget> Widgets)
{
    public IEnumerable<Output<string>> Values => Widgets.SelectMany(widget => widget.Lines).Select(line => line.Metric?.Of).OfType<Output<string>>();
}
