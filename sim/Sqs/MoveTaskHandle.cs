using System.Text.Json;

namespace Sim.Sqs;

/// <summary>A task handle: base64 of JSON with the task's id and the ARN of its source, which some clients read.</summary>
internal static class MoveTaskHandle
{
    public static string Write(Guid task, string sourceArn) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"taskId\":\"{task}\",\"sourceArn\":\"{sourceArn}\"}}"));

    /// <returns>Null if it is no task handle.</returns>
    public static (Guid Task, string SourceArn)? Read(string handle)
    {
        var bytes = new byte[handle.Length];
        if (!Convert.TryFromBase64String(handle, bytes, out var length))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("taskId", out var task) && task.ValueKind == JsonValueKind.String && task.TryGetGuid(out var id)
                && root.TryGetProperty("sourceArn", out var arn) && arn.ValueKind == JsonValueKind.String
                ? (id, arn.GetString()!)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
