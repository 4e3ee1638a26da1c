using System.Xml.Linq;

namespace Tests.Local.Endpoints;

/// <summary>SNS as a client sees it: a form in, XML out.</summary>
internal sealed class SnsCalls(string url)
{
    /// <summary>The first text of that name in the answer; null without.</summary>
    public static string? Text(XElement answer, string name) => answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    public static IReadOnlyList<string> Texts(XElement answer, string name) =>
        [.. answer.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    /// <summary>The entries of a map.</summary>
    public static Dictionary<string, string> Map(XElement answer) => answer.Descendants().Where(element => element.Name.LocalName == "entry")
        .ToDictionary(entry => Text(entry, "key")!, entry => Text(entry, "value")!);

    /// <param name="fields">Name and value by turns.</param>
    public async Task<(int Status, XElement Answer)> Call(string action, params string[] fields)
    {
        var form = $"Action={action}&Version=2010-03-31" + string.Concat(fields.Chunk(2).Select(field => $"&{field[0]}={Uri.EscapeDataString(field[1])}"));
        using var response = await SignedCall.FormAsync(url, "sns", form);
        return ((int)response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<XElement> Succeed(string action, params string[] fields)
    {
        var (status, answer) = await Call(action, fields);
        Assert.True(status == 200, $"{action}: {answer}");
        return answer;
    }

    /// <summary>The error as <c>400 Code: Message</c>.</summary>
    public async Task<string> Fail(string action, params string[] fields)
    {
        var (status, answer) = await Call(action, fields);
        return $"{status} {Text(answer, "Code")}: {Text(answer, "Message")}";
    }
}
