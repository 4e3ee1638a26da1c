using Sim;
using Sim.Sns;

namespace Tests.Sim;

public sealed class FilterPolicyTests
{
    private readonly Stage stage = new();

    /// <summary>Policy, attributes as name=type:value, accepted.</summary>
    [Theory]
    [InlineData("""{"store":["a"]}""", "store=String:a", true)]
    [InlineData("""{"store":["a"]}""", "store=String:A", false)]
    [InlineData("""{"store":["a","b"]}""", "store=String:b", true)]
    [InlineData("""{"store":["a"],"event":["x"]}""", "store=String:a|event=String:x|more=String:y", true)]
    [InlineData("""{"store":["a"],"event":["x"]}""", "store=String:a", false)]
    [InlineData("""{"price":[12]}""", "price=Number:12.0", true)]
    [InlineData("""{"price":[12]}""", "price=String:12", false)]
    [InlineData("""{"price":[100.123456789]}""", "price=Number:100.1234567", true)]
    [InlineData("""{"price":[100.123456]}""", "price=Number:100.123455", false)]
    [InlineData("""{"price":[100.123456789,500]}""", "price=String.Array:[100.1234567, 50]", true)]
    [InlineData("""{"price":[100,500]}""", "price=String.Array:100", true)]
    [InlineData("""{"price":[100,500]}""", "price=String.Array:no JSON", false)]
    [InlineData("""{"store":[{"prefix":"ex"}]}""", "store=String:example", true)]
    [InlineData("""{"store":[{"prefix":"ex"}]}""", "store=String:Example", false)]
    [InlineData("""{"store":[{"suffix":"ple"}]}""", "store=String:example", true)]
    [InlineData("""{"store":[{"suffix":"plex"}]}""", "store=String:example", false)]
    [InlineData("""{"store":[{"equals-ignore-case":"ExAmPle"}]}""", "store=String:example", true)]
    [InlineData("""{"store":[{"anything-but":"a"}]}""", "store=String:b", true)]
    [InlineData("""{"store":[{"anything-but":"a"}]}""", "store=String:a", false)]
    [InlineData("""{"store":[{"anything-but":"a"}]}""", "other=String:b", false)]
    [InlineData("""{"store":[{"anything-but":["a","b"]}]}""", "store=String:b", false)]
    [InlineData("""{"store":[{"anything-but":["a","b"]}]}""", "store=String:c", true)]
    [InlineData("""{"price":[{"anything-but":[100,500]}]}""", "price=Number:101", true)]
    [InlineData("""{"price":[{"anything-but":[100,500]}]}""", "price=Number:100.0", false)]
    [InlineData("""{"store":[{"anything-but":{"prefix":"or"}}]}""", "store=String:order", false)]
    [InlineData("""{"store":[{"anything-but":{"prefix":"or"}}]}""", "store=String:basket", true)]
    [InlineData("""{"store":[{"exists":true}]}""", "store=String:b", true)]
    [InlineData("""{"store":[{"exists":true}]}""", "other=String:b", false)]
    [InlineData("""{"store":[{"exists":false}]}""", "other=String:b", true)]
    [InlineData("""{"store":[{"exists":false}]}""", "", true)]
    [InlineData("""{"store":[{"exists":false}]}""", "store=String:b", false)]
    [InlineData("""{"price":[{"numeric":["=",301.5]}]}""", "price=Number:3015e-1", true)]
    [InlineData("""{"price":[{"numeric":["<",10]}]}""", "price=Number:10", false)]
    [InlineData("""{"price":[{"numeric":["<=",10]}]}""", "price=Number:10", true)]
    [InlineData("""{"price":[{"numeric":[">",0,"<=",150]}]}""", "price=Number:150", true)]
    [InlineData("""{"price":[{"numeric":[">",0,"<=",150]}]}""", "price=Number:0", false)]
    [InlineData("""{"price":[{"numeric":["<",10]}]}""", "price=String:5", false)]
    [InlineData("""{"ip":[{"cidr":"10.0.0.0/24"}]}""", "ip=String:10.0.0.255", true)]
    [InlineData("""{"ip":[{"cidr":"10.0.0.0/24"}]}""", "ip=String:10.0.1.0", false)]
    [InlineData("""{"ip":[{"cidr":"2001:db8:1234:1a00::/64"}]}""", "ip=String:2001:db8:1234:1a00::1", true)]
    [InlineData("""{"ip":[{"cidr":"10.0.0.0/24"}]}""", "ip=String:nowhere", false)]
    [InlineData("""{"tags":["a"]}""", """tags=String.Array:["b","a"]""", true)]
    [InlineData("""{"tags":[null]}""", """tags=String.Array:["b",null]""", true)]
    [InlineData("""{"tags":[true]}""", """tags=String.Array:[false]""", false)]
    [InlineData("""{"tags":[{"anything-but":"a"}]}""", """tags=String.Array:["a","b"]""", true)]
    [InlineData("""{"tags":["a"]}""", """tags=String.Array:not json""", false)]
    [InlineData("""{"$or":[{"store":["a"]},{"event":["x"]}]}""", "event=String:x", true)]
    [InlineData("""{"$or":[{"store":["a"]},{"event":["x"]}]}""", "event=String:y", false)]
    [InlineData("""{"source":["s"],"$or":[{"store":["a"]},{"event":["x"]}]}""", "event=String:x", false)]
    [InlineData("""{"source":["s"],"$or":[{"store":["a"]},{"event":["x"]}]}""", "event=String:x|source=String:s", true)]
    [InlineData("""{"key.with.dots":["a"]}""", "key.with.dots=String:a", true)]
    [InlineData("{}", "", true)]
    public void Attributes_are_matched(string policy, string attributes, bool accepted) => Assert.Equal(
        accepted, Explain(policy, FilterPolicyScope.MessageAttributes, "text", attributes).Accepted);

    [Theory]
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":["y","x"]}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":{"b":"x"}}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":{"c":"x"}}""", false)]
    [InlineData("""{"a.b":["x"]}""", """{"a":{"b":"x"}}""", true)]
    [InlineData("""{"a.b":["x"]}""", """{"a.b":"x"}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a.b":"x"}""", true)]
    [InlineData("""{"object":{"nested.test":["s"]}}""", """{"object.nested":{"test":"s"}}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":true}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":"true"}""", false)]
    [InlineData("""{"a":[null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{"b":1}""", false)]
    [InlineData("""{"a":[12]}""", """{"a":1.2e1}""", true)]
    [InlineData("""{"a":["12"]}""", """{"a":12}""", false)]
    [InlineData("""{"a":[{"numeric":[">=",3]}]}""", """{"a":3}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":[]}""", true)]
    [InlineData("""{"detail":{"eventVersion":[""]}}""", """{"resources":[],"detail":{"eventVersion":"","x":null}}""", true)]
    [InlineData("""{"headers":{"route-to":["queue1"]}}""", """{"headers":{"route-to":["queue1","queue2"]}}""", true)]
    [InlineData("""{"Records":{"s3":{"object":{"key":[{"prefix":"auto-"}]}}}}""", """{"Records":[{"s3":{"object":[[{"key":"auto-1"}]]}}]}""", true)]
    [InlineData("""{"Records":{"s3":{"object":{"key":[{"prefix":"auto-"}]}}}}""", """{"Records":[{"s3":{"object":{"key":"home-1"}}}]}""", false)]
    [InlineData("""{"a":["x"]}""", "not json", false)]
    [InlineData("""{"a":["x"]}""", """["a","x"]""", false)]
    [InlineData("{}", "not json", true)]
    public void Bodies_are_matched(string policy, string body, bool accepted) =>
        Assert.Equal(accepted, Explain(policy, FilterPolicyScope.MessageBody, body, "").Accepted);

    [Theory]
    [InlineData("""{"metricName":"CPUUtilization","detail":{"scope":"aws.cloudwatch","type":"CloudWatch Alarm State Change"}}""", false)]
    [InlineData("""{"metricName":"CPUUtilization","detail":{"scope":"Service","type":"CPUUtilization"}}""", false)]
    [InlineData("""{"metricName":"CPUUtilization","detail":{"scope":"Service"}}""", false)]
    [InlineData("""{"metricName":"CPUUtilization","scope":"Service"}""", false)]
    [InlineData("""{"namespace":"CPUUtilization","detail":{"scope":"Service","type":"CloudWatch Alarm State Change"}}""", false)]
    [InlineData("""{"metricName":"ReadLatency","detail":{"scope":"Service","source":"aws.cloudwatch"}}""", true)]
    [InlineData("""{"namespace":"AWS/ES","detail":{"scope":"Service","source":"aws.cloudwatch"}}""", true)]
    [InlineData("""{"metricName":"CPUUtilization","detail":{"scope":"Service","type":"CloudWatch Alarm State Change"}}""", true)]
    public void Alternatives_nest(string body, bool accepted) => Assert.Equal(accepted, Explain(
        """
        {"$or":[{"metricName":["CPUUtilization","ReadLatency"]},{"namespace":["AWS/EC2","AWS/ES"]}],
         "detail":{"scope":["Service"],"$or":[{"source":["aws.cloudwatch"]},{"type":["CloudWatch Alarm State Change"]}]}}
        """,
        FilterPolicyScope.MessageBody, body, "").Accepted);

    [Theory]
    [InlineData("""{"a":["x"],"b":["y"]}""", "a=String:x|b=String:z", "b", FilterReason.MessageAttributes)]
    [InlineData("""{"a":["x"]}""", "", "a", FilterReason.NoMessageAttributes)]
    [InlineData("""{"a":["x"]}""", "a=String.Array:oops", "a", FilterReason.InvalidAttributes)]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}]}""", "c=String:x", "$or", FilterReason.MessageAttributes)]
    public void A_refusal_names_the_key_that_decided(string policy, string attributes, string key, FilterReason reason)
    {
        var verdict = Explain(policy, FilterPolicyScope.MessageAttributes, "text", attributes);

        Assert.Equal((false, key, reason), (verdict.Accepted, verdict.Key, verdict.Reason));
    }

    [Fact]
    public void A_body_that_is_no_object_is_refused_as_such() => Assert.Equal(
        new FilterVerdict(false, null, FilterReason.InvalidMessageBody),
        Explain("""{"a":["x"]}""", FilterPolicyScope.MessageBody, "text", ""));

    [Fact]
    public void A_binary_attribute_is_invisible()
    {
        var subscription = Subscribe("""{"a":[{"exists":true}]}""", FilterPolicyScope.MessageAttributes);

        Assert.False(stage.World.Explain(subscription, new PublishRequest
        {
            Message = "x",
            MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["a"] = new("Binary", BinaryValue: new byte[] { 1 }) },
        }).Accepted);
    }

    private FilterVerdict Explain(string policy, FilterPolicyScope scope, string message, string attributes) =>
        stage.World.Explain(Subscribe(policy, scope), new PublishRequest
        {
            Message = message,
            MessageAttributes = attributes.Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => text.Split('=', 2))
                .ToDictionary(parts => parts[0], parts => Value(parts[1])),
        });

    private SubscriptionId Subscribe(string policy, FilterPolicyScope scope) =>
        stage.World.Subscribe(new SubscriptionAttributes
        {
            Topic = stage.Topic(),
            Queue = stage.Queue(),
            FilterPolicy = policy,
            FilterPolicyScope = scope,
        });

    private static MessageAttributeValue Value(string text) =>
        text.Split(':', 2) is var parts ? new(parts[0], parts[1]) : throw new ArgumentException(text);
}
