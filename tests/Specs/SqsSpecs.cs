using Sim;

namespace Tests.Specs;

/// <summary>Queues, sends, receives, visibility and deletes.</summary>
public abstract class SqsSpecs : TwoArms
{
    [Fact] // A1
    public async Task A_new_queue_has_the_defaults_of_AWS()
    {
        var queue = await Sqs.CreateAsync("orders");

        var attributes = await Sqs.AttributesAsync(queue);

        Assert.Equal(
            ("0", "1048576", "345600", "0", "30", "true"),
            (attributes["DelaySeconds"], attributes["MaximumMessageSize"], attributes["MessageRetentionPeriod"],
                attributes["ReceiveMessageWaitTimeSeconds"], attributes["VisibilityTimeout"], attributes["SqsManagedSseEnabled"]));
        Assert.False(attributes.ContainsKey("FifoQueue"));
    }

    [Fact] // A1
    public async Task The_same_name_with_other_attributes_is_taken()
    {
        await Sqs.CreateAsync("orders", ("DelaySeconds", "1"));

        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.CreateAsync("orders", ("DelaySeconds", "2")));

        Assert.Equal("A queue already exists with the same name and a different value for attribute DelaySeconds", error.Message);
    }

    [Theory] // A2, G2
    [InlineData("MyAttribute", "String", "foobar", "adb59cd4678ea5a855436b949cd07ab6")]
    [InlineData("attr1", "Number", "99.12", "d302007e9aa062660afc85fd0a482472")]
    [InlineData("attr1", "Number", "19.12", "1f07082409022a373fa2a2601f82b3cb")]
    public async Task Attributes_have_the_digest_that_AWS_recorded(string name, string type, string value, string digest)
    {
        var queue = await Sqs.CreateAsync("orders");

        var sent = await Sqs.SendAsync(queue, new SpecMessage("message-1") { Attributes = { [name] = new MessageAttributeValue(type, value) } });

        Assert.Equal(("3d6b824fd8c1520e9a047d21fee6fb1f", digest), (sent.MD5OfBody, sent.MD5OfAttributes));
    }

    [Fact] // A2
    public async Task A_message_counts_by_its_body_and_its_attributes_names_types_and_values()
    {
        var queue = await Sqs.CreateAsync("orders", ("MaximumMessageSize", "1024"));
        var attributes = new Dictionary<string, MessageAttributeValue> { ["k"] = new("String", "x") };

        await Sqs.SendAsync(queue, new SpecMessage(new string('a', 1_024 - 8)) { Attributes = attributes });
        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.SendAsync(queue, new SpecMessage(new string('a', 1_024 - 7)) { Attributes = attributes }));

        Assert.Equal(
            ("InvalidParameterValue", "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes."), (error.Code, error.Message));
    }

    [Fact] // A2
    public async Task A_delay_of_the_message_counts_more_than_the_queues()
    {
        var queue = await Sqs.CreateAsync("orders", ("DelaySeconds", "60"));
        await Sqs.SendAsync(queue, new SpecMessage("soon") { Delay = 5 });

        Sqs.Pass(TimeSpan.FromSeconds(4.999));
        Assert.Empty(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal("soon", Assert.Single(await Sqs.ReceiveAsync(queue)).Body);
    }

    [Theory] // A3
    [InlineData(0)]
    [InlineData(11)]
    public async Task A_receive_asks_for_one_to_ten(int most)
    {
        var queue = await Sqs.CreateAsync("orders");

        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.ReceiveAsync(queue, most));

        Assert.Equal($"Value {most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.", error.Message);
    }

    [Fact] // A3
    public async Task Every_receive_has_a_handle_of_its_own_and_counts()
    {
        var queue = await Sqs.CreateAsync("orders");
        await Sqs.SendAsync(queue, "x");
        var first = Assert.Single(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromSeconds(30));

        var second = Assert.Single(await Sqs.ReceiveAsync(queue));

        Assert.NotEqual(first.Handle, second.Handle);
        Assert.Equal(("1", "2"), (first.System["ApproximateReceiveCount"], second.System["ApproximateReceiveCount"]));
        Assert.Equal(first.System["ApproximateFirstReceiveTimestamp"], second.System["ApproximateFirstReceiveTimestamp"]);
    }

    [Fact] // A4
    public async Task A_standard_queue_deletes_after_the_visibility_timeout_and_again()
    {
        var queue = await Sqs.CreateAsync("orders");
        await Sqs.SendAsync(queue, "x");
        var message = Assert.Single(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromSeconds(31));

        await Sqs.DeleteAsync(queue, message.Handle);
        await Sqs.DeleteAsync(queue, message.Handle);

        Assert.Empty(await Sqs.ReceiveAsync(queue));
    }

    [Fact] // A4, G2
    public async Task A_FIFO_queue_refuses_a_delete_after_the_visibility_timeout()
    {
        var queue = await Sqs.CreateAsync("orders.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
        await Sqs.SendAsync(queue, new SpecMessage("x") { Group = "g" });
        var message = Assert.Single(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromSeconds(31));

        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.DeleteAsync(queue, message.Handle));

        Assert.Equal(
            ("InvalidParameterValue", $"Value {message.Handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."),
            (error.Code, error.Message));
    }

    [Fact] // A4
    public async Task Extensions_end_twelve_hours_after_the_receive()
    {
        var queue = await Sqs.CreateAsync("orders");
        await Sqs.SendAsync(queue, "x");
        var message = Assert.Single(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromSeconds(10));

        await Sqs.ChangeVisibilityAsync(queue, message.Handle, 43_190);
        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.ChangeVisibilityAsync(queue, message.Handle, 43_191));

        Assert.Contains("Total VisibilityTimeout for the message is beyond the limit [43200 seconds]", error.Message);
    }

    [Fact] // A4
    public async Task Retention_takes_messages_in_flight_too()
    {
        var queue = await Sqs.CreateAsync("orders", ("MessageRetentionPeriod", "60"), ("VisibilityTimeout", "43200"));
        await Sqs.SendAsync(queue, "x");
        await Sqs.ReceiveAsync(queue);

        Sqs.Pass(TimeSpan.FromSeconds(61));

        Assert.Equal("0", (await Sqs.AttributesAsync(queue))["ApproximateNumberOfMessagesNotVisible"]);
    }

    [Fact] // A3
    public async Task A_long_poll_ends_with_the_first_message()
    {
        var queue = await Sqs.CreateAsync("orders");
        var poll = Sqs.PollAsync(queue, 20);

        await Sqs.SendAsync(queue, "x");
        Sqs.Pass(TimeSpan.Zero);

        Assert.Equal("x", Assert.Single(await poll).Body);
    }

    [Fact] // A1
    public async Task An_attribute_takes_effect_when_it_is_set()
    {
        var queue = await Sqs.CreateAsync("orders");
        await Sqs.SetAsync(queue, "VisibilityTimeout", "5");
        await Sqs.SendAsync(queue, "x");
        await Sqs.ReceiveAsync(queue);

        Sqs.Pass(TimeSpan.FromSeconds(5));

        Assert.Single(await Sqs.ReceiveAsync(queue));
    }

    [Fact] // A7
    public async Task A_queue_that_does_not_exist_is_said_so()
    {
        var queue = await Sqs.CreateAsync("orders");

        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.ReceiveAsync(queue.Replace("orders", "others", StringComparison.Ordinal)));

        Assert.Equal("The specified queue does not exist.", error.Message);
    }

    [Fact] // A4
    public async Task Garbage_is_no_handle()
    {
        var queue = await Sqs.CreateAsync("orders");

        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.DeleteAsync(queue, "garbage"));

        Assert.Equal(("ReceiptHandleIsInvalid", "The input receipt handle \"garbage\" is not a valid receipt handle."), (error.Code, error.Message));
    }
}

public sealed class SqsSpecsInProcess : SqsSpecs
{
    protected override Task<ISqsArm> StartAsync() => Task.FromResult<ISqsArm>(new InProcessArm());
}

public sealed class SqsSpecsOverHttp : SqsSpecs
{
    protected override async Task<ISqsArm> StartAsync() => await HttpArm.StartAsync();
}
