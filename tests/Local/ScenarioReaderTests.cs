using Local;
using Local.Scenarios;

namespace Tests.Local;

public sealed class ScenarioReaderTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{\"description\":\"\\ud800\",\"events\":[]}", "half of a surrogate pair")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("{}", "events is missing: give a list of events")]
    [InlineData("""{"events":{}}""", "events is Object, must be a list")]
    [InlineData("""{"evnts":[]}""", "evnts is not a key of a scenario. Did you mean `events`?")]
    [InlineData("""{"events":[{"topic":"users"}]}""", "events[0].message is missing")]
    [InlineData("""{"events":[{"message":{}}]}""", "events[0].topic is missing")]
    [InlineData("""{"events":[{"topic":5,"message":{}}]}""", "events[0].topic is 5, must be a text")]
    [InlineData("""{"events":[{"topic":"users","message":{},"after":"soon"}]}""", "events[0].after is `soon`, must be a duration")]
    [InlineData("""{"events":[{"topic":"users","message":{},"times":0}]}""", "events[0].times is 0, must be a whole number from 1 to 100000")]
    [InlineData("""{"events":[{"topic":"users","message":{},"expect":{"outcome":"done"}}]}""", "events[0].expect.outcome is `done`")]
    [InlineData("""{"events":[{"topic":"users","message":{},"expect":{"attempts":"many"}}]}""", "events[0].expect.attempts is \"many\"")]
    [InlineData("""{"events":[],"expect":{"lots":1}}""", "expect.lots is not a key of a scenario. Did you mean `lost`?")]
    public void A_wrong_file_is_refused_with_its_path_and_key(string json, string part)
    {
        File.WriteAllText(file, json);

        var error = Assert.Throws<UsageException>(() => ScenarioReader.Read(file));

        Assert.StartsWith(file, error.Message);
        Assert.Contains(part, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("cannot be read", Assert.Throws<UsageException>(() => ScenarioReader.Read(file + ".none")).Message);

    [Fact]
    public void A_message_is_published_as_JSON_stringify_writes_it_and_a_text_as_it_is()
    {
        File.WriteAllText(file, """
            { "events": [
              { "topic": "users", "message": { "eventType": "USER_SIGNUP", "userId": "<12345>" } },
              { "topic": "users", "message": "plain", "after": "5s" },
              { "topic": "users", "message": { "n": "${n}" }, "after": "5s", "times": 2 } ] }
            """);

        var events = ScenarioReader.Read(file).Events;

        Assert.Equal("""{"eventType":"USER_SIGNUP","userId":"<12345>"}""", events[0].MessageOf(1));
        Assert.Equal("plain", events[1].MessageOf(1));
        Assert.Equal("""{"n":"2"}""", events[2].MessageOf(2));
        Assert.Equal(TimeSpan.FromSeconds(10), events[2].At);
    }
}
