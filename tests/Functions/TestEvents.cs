using System.Text.Json.Nodes;

namespace Tests.Functions;

/// <summary>Events as producers send them.</summary>
internal static class TestEvents
{
    public static string BareSignUp(string userId) => new JsonObject { ["eventType"] = "USER_SIGNUP", ["userId"] = userId }.ToJsonString();

    public static string SignUp(string id, string userId, string source = "/accounts") =>
        CloudEvent(id, source, "user.signed-up", new JsonObject { ["userId"] = userId });

    public static string CloudEvent(string id, string source, string type, JsonObject data) => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = id,
        ["source"] = source,
        ["type"] = type,
        ["time"] = "2026-11-22T11:59:00Z",
        ["datacontenttype"] = "application/json",
        ["data"] = data,
    }.ToJsonString();
}
