using Sim;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html</summary>
public sealed class FilterCriteriaTests
{
    private readonly Stage stage = new();

    [Theory]
    [InlineData("""{"body":{"code":["BBBB"]}}""", """{"code":"BBBB"}""", true)]
    [InlineData("""{"body":{"code":["BBBB"]}}""", """{"code":"AAAA"}""", false)]
    [InlineData("""{"body":{"code":["AAAA","BBBB"]}}""", """{"code":"AAAA"}""", true)]
    [InlineData("""{"body":{"code":["BBBB"]}}""", """{"code":["AAAA","BBBB"]}""", true)]
    [InlineData("""{"body":{"code":["BBBB"],"n":[1]}}""", """{"code":"BBBB"}""", false)]
    [InlineData("""{"body":{"a":{"b":[true]}}}""", """{"a":{"b":true}}""", true)]
    [InlineData("""{"body":{"a":{"b":[true]}}}""", """{"a":{"b":"true"}}""", false)]
    [InlineData("""{"body":{"a":[null]}}""", """{"a":null}""", true)]
    [InlineData("""{"body":{"a":[null]}}""", """{}""", false)]
    [InlineData("""{"body":{"a":[""]}}""", """{"a":""}""", true)]
    [InlineData("""{"body":{"n":[{"numeric":[">",9999]}]}}""", """{"n":10000}""", true)]
    [InlineData("""{"body":{"n":[{"numeric":[">",9999]}]}}""", """{"n":9999}""", false)]
    [InlineData("""{"body":{"n":[{"numeric":[">=",1,"<",5]}]}}""", """{"n":5}""", false)]
    [InlineData("""{"body":{"n":[{"numeric":["=",1.50]}]}}""", """{"n":1.5}""", true)]
    [InlineData("""{"body":{"n":[{"numeric":["=",1]}]}}""", """{"n":"1"}""", false)]
    [InlineData("""{"body":{"a":[{"prefix":"ab"}]}}""", """{"a":"abc"}""", true)]
    [InlineData("""{"body":{"a":[{"suffix":"bc"}]}}""", """{"a":"abc"}""", true)]
    [InlineData("""{"body":{"a":[{"equals-ignore-case":"ABC"}]}}""", """{"a":"abc"}""", true)]
    [InlineData("""{"body":{"a":[{"anything-but":["x","y"]}]}}""", """{"a":"z"}""", true)]
    [InlineData("""{"body":{"a":[{"anything-but":"x"}]}}""", """{"a":"x"}""", false)]
    [InlineData("""{"body":{"a":[{"anything-but":"x"}]}}""", """{}""", false)]
    [InlineData("""{"body":{"a":[{"exists":true}]}}""", """{"a":1}""", true)]
    [InlineData("""{"body":{"a":{"b":[{"exists":false}]}}}""", """{"c":1}""", true)]
    [InlineData("""{"body":{"a":[{"exists":false}]}}""", """{"a":1}""", false)]
    // Only a leaf is there; and of a list one element must fit, with all its fields.
    [InlineData("""{"body":{"a":[{"exists":true}]}}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"body":{"a":[{"exists":false}]}}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"body":{"a":[{"exists":true}]}}""", """{"a":[1]}""", true)]
    [InlineData("""{"body":{"a":{"b":[1],"c":[2]}}}""", """{"a":[{"b":1,"c":9},{"b":1,"c":2}]}""", true)]
    [InlineData("""{"body":{"a":{"b":[1],"c":[2]}}}""", """{"a":[{"b":1,"c":9},{"b":9,"c":2}]}""", false)]
    [InlineData("""{"body":{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}}""", """{"b":2,"c":3}""", true)]
    [InlineData("""{"body":{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}}""", """{"b":2}""", false)]
    // A text is filtered by texts alone, JSON by JSON alone; whatever else comes is dropped.
    [InlineData("""{"body":[{"prefix":"Result: "}]}""", "Result: 1", true)]
    [InlineData("""{"body":["a"]}""", "b", false)]
    [InlineData("""{"body":{"a":[1]}}""", "a text", false)]
    [InlineData("""{"body":[{"exists":true}]}""", """{"a":1}""", false)]
    [InlineData("""{"body":{"a":["b"]}}""", """{"a":"\ud800"}""", false)]
    public void A_pattern_takes_a_body_or_not(string pattern, string body, bool isTaken)
    {
        var handler = new Handler();
        var queue = Filtered(handler, pattern);

        stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = body });
        stage.World.RunToIdle();

        Assert.Equal(isTaken ? 1 : 0, handler.Batches.Count);
        Assert.Equal(isTaken ? 0 : 1, stage.World.Trace.Count(fact => fact.Kind == FactKind.FilteredByMapping));
        Assert.Equal((1, 0), (stage.Look(queue).Deleted, stage.Look(queue).InFlight));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void What_is_taken_makes_full_batches_whatever_is_filtered_out_between()
    {
        var handler = new Handler();
        var queue = Filtered(handler, """{"body":{"n":[{"numeric":[">",0]}]}}""");
        for (var number = 0; number < 30; number++)
        {
            stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = $$"""{"n":{{number % 3}}}""" });
        }

        stage.World.RunToIdle();

        Assert.Equal([10, 10], handler.Batches.Select(batch => batch.Count));
        Assert.Equal(30, stage.Look(queue).Deleted);
    }

    [Fact]
    public void One_filter_of_several_is_enough()
    {
        var handler = new Handler();
        var queue = Filtered(handler, """{"body":{"a":[1]}}""", """{"body":["text"]}""");
        foreach (var body in (string[])["""{"a":1}""", """{"a":2}""", "text", "other"])
        {
            stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = body });
        }

        stage.World.RunToIdle();

        Assert.Equal(2, Assert.Single(handler.Batches).Count);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""["body"]""")]
    [InlineData("""{}""")]
    [InlineData("""{"body":{}}""")]
    [InlineData("""{"body":[]}""")]
    [InlineData("""{"body":{"a":"b"}}""")]
    [InlineData("""{"body":{"a":[["b"]]}}""")]
    [InlineData("""{"body":{"a":[{"wildcard":"*"}]}}""")]
    [InlineData("""{"body":{"a":[{"numeric":["<>",1]}]}}""")]
    [InlineData("""{"body":{"a":[{"numeric":[">","1"]}]}}""")]
    [InlineData("""{"body":{"a":[{"exists":"yes"}]}}""")]
    [InlineData("""{"body":{"a":[{"prefix":"x","suffix":"y"}]}}""")]
    [InlineData("""{"body":{"$or":[{"a":[1]}]}}""")]
    [InlineData("""{"messageAttributes":{"a":[1]}}""")]
    public void What_is_no_pattern_is_refused(string pattern)
    {
        var error = Assert.Throws<AwsError>(() => FilterCriteria.Parse([pattern]));

        Assert.Equal(("InvalidParameterValueException", "Invalid filter pattern definition."), (error.Code, error.Message));
    }

    [Fact]
    public void Five_filters_of_4096_characters_are_the_most_and_ten_for_an_account_that_asked()
    {
        var longest = $$"""{"body":["{{new string('x', 4_096 - 13)}}"]}""";
        Assert.Equal(4_096, longest.Length);
        Assert.Throws<AwsError>(() => FilterCriteria.Parse([longest + " "]));

        Filtered(new Handler(), [.. Enumerable.Repeat(longest, 5)]);
        var refused = Assert.Throws<AwsError>(() => Filtered(new Handler(), [.. Enumerable.Repeat(longest, 6)]));

        Assert.Equal("InvalidParameterValueException", refused.Code);
        Assert.Contains("at most 5 filters", refused.Message);
        var world = new World(new WorldOptions { Start = Stage.Start, Seed = 1, EventFilters = 10 });
        var function = world.CreateFunction(new FunctionConfiguration { Name = "consumer", Invoker = new Handler() });
        world.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = world.CreateQueue(new QueueAttributes { Name = "orders" }), Function = function, FilterCriteria = FilterCriteria.Parse([.. Enumerable.Repeat(longest, 10)]),
        });
        Assert.Throws<AwsError>(() => FilterCriteria.Parse([.. Enumerable.Repeat(longest, 11)]));
    }

    private QueueId Filtered(Handler handler, params string[] patterns)
    {
        var (queue, count) = (stage.Queue($"orders-{patterns.Length}"), patterns.Length);
        stage.World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue, Function = stage.Function(handler, name: $"consumer-{count}"), FilterCriteria = FilterCriteria.Parse(patterns),
        });
        return queue;
    }
}
