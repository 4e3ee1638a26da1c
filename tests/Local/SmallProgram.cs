using System.Text;
using System.Text.Json;
using Local.Declaration;
using Local.Previewing;
using Pulumi;

namespace Tests.Local;

/// <summary>A Pulumi program of a few resources, recorded as the laptop records the real one.</summary>
internal static class SmallProgram
{
    public static Task<Recording> RecordAsync(Action program, params (string Key, string Value)[] config) =>
        Recording.OfAsync(FileOf("infra", config), options => new ProgramStack(options, program));

    public static StackFile FileOf(string project, params (string Key, string Value)[] config)
    {
        var all = new Dictionary<string, string> { ["aws:region"] = "eu-west-1" };
        foreach (var (key, value) in config)
        {
            all[key] = value;
        }

        return new StackFile(project, "test", all);
    }

    public static RecordedResource Of(this Recording recording, string name) => Assert.Single(recording.Resources, resource => resource.Name == name);

    public static string JsonOf(Recording recording)
    {
        using var buffer = new MemoryStream();
        PreviewJson.Write(buffer, recording);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The resource of this name in the JSON of the preview.</summary>
    public static JsonElement InJson(Recording recording, string name)
    {
        using var document = JsonDocument.Parse(JsonOf(recording));
        return Assert.Single(
            document.RootElement.GetProperty("resources").EnumerateArray(), resource => resource.GetProperty("name").GetString() == name).Clone();
    }

    private sealed class ProgramStack : Stack
    {
        public ProgramStack(StackOptions options, Action program)
            : base(options) => program();
    }
}
