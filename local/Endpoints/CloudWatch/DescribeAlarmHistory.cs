using System.Text.Json.Nodes;
using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html</summary>
internal static class DescribeAlarmHistory
{
    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        var (name, type) = (parameters.TextOrNull("AlarmName"), parameters.TextOrNull("HistoryItemType"));
        var (start, end) = (parameters.TimeOrNull("StartDate"), parameters.TimeOrNull("EndDate"));
        var items = world.CloudWatch.History
            .Where(item => AlarmParameters.AsksFor(parameters, item.IsComposite))
            .Where(item => (name is null || item.Alarm == name) && (type is null || item.Type == type))
            .Where(item => (start is null || item.At >= start) && (end is null || item.At <= end))
            .ToList();
        if (parameters.TextOrNull("ScanBy") != "TimestampAscending")
        {
            items.Reverse();
        }

        answer.Structures("AlarmHistoryItems", Paging.Page(parameters, answer, items, Paging.MaxRecords(parameters)), item =>
        {
            answer.Text("AlarmName", item.Alarm);
            answer.Text("AlarmType", AlarmParameters.TypeOf(item.IsComposite));
            answer.Time("Timestamp", item.At);
            answer.Text("HistoryItemType", item.Type);
            answer.Text("HistorySummary", item.Summary);
            answer.Text("HistoryData", item.Transition is { } change ? DetailOf(change) : null);
        });
    }

    private static string DetailOf(AlarmTransition change) => new JsonObject
    {
        ["version"] = "1.0",
        ["oldState"] = new JsonObject { ["stateValue"] = AlarmStateName.Of(change.From) },
        ["newState"] = new JsonObject { ["stateValue"] = AlarmStateName.Of(change.To), ["stateReason"] = change.Reason },
    }.ToJsonString();
}
