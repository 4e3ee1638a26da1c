using Sim.AutoScaling;
using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Policies;
using Sim.Sns;
using Sim.Sqs;
using Sim.Time;

namespace Sim;

/// <summary>
/// The simulated AWS: one account in one Region on a virtual clock. One thread owns it. Requests act at the time at
/// which the clock stands; everything that follows from them happens in steps, in the order of due time and sequence.
/// </summary>
public sealed partial class World
{
    private readonly Account account;
    private readonly SqsService sqs;
    private readonly SnsService sns;
    private readonly LambdaService lambda;
    private readonly Stepper stepper;

    public World(WorldOptions options)
    {
        account = new Account(this, options);
        Queues = new QueueAdministration(account);
        sqs = new SqsService(account);
        lambda = new LambdaService(account, sqs);
        sns = new SnsService(account, sqs, lambda);
        Topics = new TopicAdministration(account, sns);
        Subscriptions = new SubscriptionAdministration(account, sns, lambda);
        Platforms = new PlatformAdministration(account);
        Sms = new SmsAdministration();
        CloudWatch = new CloudWatchService(account, sns);
        AutoScaling = new AutoScalingService(account, CloudWatch);
        Clock = new VirtualClock(account.Schedule);
        stepper = new Stepper(account, Clock, CloudWatch);
        Chance = new Chance(options.Seed);
        Invariants = new Invariants(account);
    }

    public VirtualClock Clock { get; }

    public WorldOptions Options => account.Options;

    public Chance Chance { get; }

    public CloudWatchService CloudWatch { get; }

    public AutoScalingService AutoScaling { get; }

    public AccessControl Access => account.Access;

    public Trace Trace => account.Trace;

    public Invariants Invariants { get; }

    /// <summary>Topics by ARN and by AWS's names, as clients of SNS know them.</summary>
    public TopicAdministration Topics { get; }

    /// <summary>Subscriptions, likewise.</summary>
    public SubscriptionAdministration Subscriptions { get; }

    /// <summary>Mobile push.</summary>
    public PlatformAdministration Platforms { get; }

    /// <summary>Text messages.</summary>
    public SmsAdministration Sms { get; }

    /// <summary>The requests about queues themselves, as clients make them.</summary>
    public QueueAdministration Queues { get; }

    public string Account => account.Options.Account;

    // What exists.

    /// <exception cref="AwsError">What CreateQueue refuses.</exception>
    public QueueId CreateQueue(QueueAttributes attributes) => Queues.Create(attributes);

    /// <summary>The queue goes with all its messages; deliveries to it fail from now on.</summary>
    public void DeleteQueue(QueueId queue) => Queues.Delete(queue);

    public TopicId CreateTopic(TopicAttributes attributes) => sns.CreateTopic(attributes);

    /// <exception cref="AwsError">What Subscribe refuses, a filter policy above all.</exception>
    public SubscriptionId Subscribe(SubscriptionAttributes attributes)
    {
        var subscription = sns.Subscribe(attributes);
        sns.Ask(account.Subscriptions[subscription.Index]);
        return subscription;
    }

    public FunctionId CreateFunction(FunctionConfiguration configuration) => lambda.CreateFunction(configuration);

    /// <exception cref="AwsError">What PutFunctionEventInvokeConfig refuses.</exception>
    public void PutFunctionEventInvokeConfig(FunctionId function, EventInvokeConfig config) =>
        lambda.PutFunctionEventInvokeConfig(function, config);

    /// <summary>Lets a topic invoke the function; without it SNS cannot deliver there.</summary>
    public void AddPermission(FunctionId function, TopicId source) => lambda.AddPermission(function, source);

    public EventSourceMappingId CreateEventSourceMapping(EventSourceMappingConfiguration configuration) =>
        lambda.CreateEventSourceMapping(configuration);

    /// <summary>Changes the mapping from now on; batches that are under way end as they began.</summary>
    /// <exception cref="AwsError">What UpdateEventSourceMapping refuses.</exception>
    public void UpdateEventSourceMapping(EventSourceMappingId mapping, EventSourceMappingConfiguration configuration) =>
        lambda.UpdateEventSourceMapping(mapping, configuration);

    /// <exception cref="AwsError">What PutMetricAlarm refuses.</exception>
    public void PutMetricAlarm(MetricAlarmConfiguration configuration) => CloudWatch.PutMetricAlarm(configuration);

    /// <summary>An alarm on other alarms, which exist already.</summary>
    /// <exception cref="AwsError">What PutCompositeAlarm refuses.</exception>
    public void PutCompositeAlarm(string name, string rule, AlarmActions actions) =>
        CloudWatch.PutCompositeAlarm(new CompositeAlarmConfiguration(name, rule, actions));

    public QueueId QueueByArn(string arn) => Queues.FindByArn(arn).Id;
    public QueueId QueueByName(ReadOnlySpan<char> name) => Queues.Find(name).Id;
    public TopicId TopicByArn(string? arn) => account.TopicArns.Get(arn).Id;
    public TopicId TopicByName(string name) => sns.Find(topic => topic.Attributes.Name == name).Id;
    public FunctionId FunctionByArn(string arn) => lambda.Find(function => function.Arn == arn, arn).Id;
    public FunctionId FunctionByName(string name) => lambda.Find(function => function.Configuration.Name == name, name).Id;

    /// <summary>Null if no queue has this ARN.</summary>
    public QueueId? FindQueue(string arn) => account.QueueNames.FindByArn(arn)?.Id;

    /// <summary>Null if there is none of that name.</summary>
    public FunctionId? FindFunction(string name) => account.Functions.Find(function => function.Configuration.Name == name)?.Id;

    public string NameOf(QueueId queue) => account.Queues[queue.Index].Attributes.Name;
    public string NameOf(TopicId topic) => account.Topics[topic.Index].Attributes.Name;
    public string NameOf(FunctionId function) => account.Functions[function.Index].Configuration.Name;
    public string ArnOf(QueueId queue) => account.Queues[queue.Index].Arn;
    public string ArnOf(TopicId topic) => account.Topics[topic.Index].Arn;
    public string ArnOf(SubscriptionId subscription) => account.Subscriptions[subscription.Index].Arn;
    public string ArnOf(FunctionId function) => account.Functions[function.Index].Arn;
    public TopicAttributes AttributesOf(TopicId topic) => account.Topics[topic.Index].Attributes;
    public QueueAttributes AttributesOf(QueueId queue) => account.Queues[queue.Index].Attributes;
    public SubscriptionAttributes AttributesOf(SubscriptionId subscription) =>
        account.Subscriptions[subscription.Index].Attributes;
    public FunctionConfiguration ConfigurationOf(FunctionId function) => account.Functions[function.Index].Configuration;
    public EventSourceMappingConfiguration ConfigurationOf(EventSourceMappingId mapping) =>
        account.Mappings[mapping.Index].Configuration;

    /// <summary>Lambda's UUID of a mapping.</summary>
    public Guid UuidOf(EventSourceMappingId mapping) => account.Mappings[mapping.Index].Uuid;
    public DateTimeOffset ModifiedAt(EventSourceMappingId mapping) => new(account.Mappings[mapping.Index].Modified, TimeSpan.Zero);

    // Requests.

    public PublishResult Publish(TopicId topic, PublishRequest request) => sns.Publish(topic, request);

    /// <summary>A text message, which leaves the account here: no phone gets it.</summary>
    /// <exception cref="AwsError">The number or the message is none.</exception>
    public PublishResult PublishToPhone(string phoneNumber, PublishRequest request) => sns.PublishToPhone(phoneNumber, request);

    /// <summary>A push notification, likewise.</summary>
    /// <exception cref="AwsError">The endpoint does not exist or is disabled, or the message is none.</exception>
    public PublishResult PublishToEndpoint(string arn, PublishRequest request)
    {
        Platforms.CheckTarget(arn);
        return sns.PublishOutside(request);
    }

    /// <summary>Up to ten messages; each has its own result or error.</summary>
    public IReadOnlyList<PublishResult> PublishBatch(TopicId topic, IReadOnlyList<PublishRequest> requests) =>
        sns.PublishBatch(topic, requests);

    /// <summary>What the subscription's filter policy would say, without publishing.</summary>
    public FilterVerdict Explain(SubscriptionId subscription, PublishRequest request) =>
        account.Subscriptions[subscription.Index].Explain(request.Content ??= PublishRules.Check(request));

    /// <summary>What the subscription would do with the message, without publishing.</summary>
    public DeliveryExplanation ExplainDelivery(SubscriptionId subscription, PublishRequest request) =>
        account.Subscriptions[subscription.Index].ExplainDelivery(request.Content ??= PublishRules.Check(request));

    /// <summary>Why SNS would not take the message at all; null if it would.</summary>
    public AwsError? WhyRefused(TopicId topic, PublishRequest request)
    {
        try
        {
            request.Content ??= PublishRules.Check(request);
            PublishRules.CheckFor(AttributesOf(topic), request);
            return null;
        }
        catch (AwsError refusal)
        {
            return refusal;
        }
    }

    /// <summary>The permissions that the pollers of a mapping need.</summary>
    public IReadOnlyList<AccessCheck> AccessOf(EventSourceMappingId mapping) => account.Mappings[mapping.Index].Access;

    public SendMessageResult SendMessage(QueueId queue, SendMessageRequest request) => sqs.Send(queue, request);

    /// <summary>Up to ten messages; each has its own result or error.</summary>
    public IReadOnlyList<SendMessageBatchResultEntry> SendMessageBatch(
        QueueId queue, IReadOnlyList<SendMessageBatchRequestEntry> entries) => sqs.SendBatch(queue, entries);

    /// <summary>A short poll: what is visible now, possibly nothing.</summary>
    public IReadOnlyList<ReceivedMessage> ReceiveMessage(
        QueueId queue, int maxNumberOfMessages, TimeSpan? visibilityTimeout = null)
    {
        IReadOnlyList<ReceivedMessage> received = [];
        var request = new ReceiveMessageRequest
        {
            MaxNumberOfMessages = maxNumberOfMessages, VisibilityTimeout = visibilityTimeout, WaitTime = TimeSpan.Zero,
        };
        sqs.Receive(queue, request, messages => received = messages);
        return received;
    }

    /// <summary>Answers at once, or, when it has to wait for messages, in a later step; a long poll in the end with nothing.</summary>
    /// <exception cref="AwsError">What ReceiveMessage refuses; then nothing is ever answered.</exception>
    public void ReceiveMessage(QueueId queue, ReceiveMessageRequest request, Action<IReadOnlyList<ReceivedMessage>> answered) =>
        sqs.Receive(queue, request, answered);

    public void DeleteMessage(QueueId queue, string receiptHandle) => sqs.Delete(queue, receiptHandle);

    public void ChangeMessageVisibility(QueueId queue, string receiptHandle, TimeSpan visibilityTimeout) =>
        sqs.ChangeVisibility(queue, receiptHandle, visibilityTimeout);

    /// <summary>Adds one value to a metric of one's own.</summary>
    public void PutMetricData(MetricId metric, double value) => CloudWatch.PutMetricData(metric, value);

    /// <summary>
    /// The statistic of the last <paramref name="periods"/> whole minutes, the most recent last; null where there is no data.
    /// The services report from the first look or the first alarm on.
    /// </summary>
    public IReadOnlyList<double?> GetMetricData(MetricId metric, Statistic statistic, int periods)
    {
        CloudWatch.Begin();
        return CloudWatch.Metrics.Get(metric, statistic, account.Now, TimeSpan.FromMinutes(1), periods);
    }

    // Time.

    /// <summary>When something happens next, or null if nothing ever will.</summary>
    public DateTimeOffset? NextDue => stepper.NextDue is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;

    /// <summary>As <see cref="NextDue"/>, without the minutes of CloudWatch, which come round for ever.</summary>
    public DateTimeOffset? NextHappening => stepper.NextHappening is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;

    /// <summary>Moves the clock to the next due time and lets that one thing happen.</summary>
    /// <returns>False if nothing is to happen any more.</returns>
    public bool Step() => stepper.Step(long.MaxValue);

    /// <summary>Lets everything happen that is due up to and including <paramref name="time"/>, where the clock then stands.</summary>
    public void StepTo(DateTimeOffset time) => stepper.StepTo(time.UtcTicks);

    /// <summary>
    /// Steps until nothing is under way. That unread messages would expire some day is no activity, so a parked message
    /// stays parked. An invocation that nobody completes times out.
    /// </summary>
    /// <returns>The number of steps.</returns>
    /// <exception cref="InvalidOperationException">The world is still active after <paramref name="atMost"/> steps.</exception>
    public long RunToIdle(long atMost = 100_000_000) => stepper.RunToIdle(atMost);

    // Looking in.

    public Snapshot Snapshot() => new(
        account.Time,
        [.. account.Topics.Select(topic =>
            new TopicSnapshot(topic.Id, topic.Attributes.Name, topic.Published, topic.NoSubscriptionMatched) { Exists = topic.Exists })],
        [.. account.Subscriptions.Select(subscription => subscription.Snapshot with { Exists = subscription.Exists })],
        [.. account.Queues.Select(queue => queue.Snapshot)],
        [.. account.Functions.Select(function => new FunctionSnapshot(
            function.Id, function.Configuration.Name, function.ConcurrentExecutions, function.Invocations,
            function.Errors, function.TimedOut, function.Throttles, function.AsynchronousEvents, function.ColdStarts, function.Allocated))],
        [.. account.Mappings.Select(mapping => new EventSourceMappingSnapshot(
            mapping.Id, mapping.Queue, mapping.Function.Id, mapping.Concurrency, mapping.Cap))],
        CloudWatch.Alarms);

    /// <summary>What the messages in queues and the events before functions take, roughly.</summary>
    public long HeldBytes => account.Payloads.Bytes + ((long)account.Messages.InUse * Quotas.BytesBesideAMessage);

    /// <summary>Queues, topics and subscriptions, deleted ones included.</summary>
    public int Resources => account.Queues.Count + account.Topics.Count + account.Subscriptions.Count;

    /// <summary>What lies in a queue, oldest arrival first, without receiving it.</summary>
    public IReadOnlyList<QueuedMessage> MessagesIn(QueueId queue) => [.. sqs.Find(queue).Peek()];
}
