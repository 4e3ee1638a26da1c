using Local.Declaration;
using Local.Routing;

namespace Local.Graphing;

/// <summary>Finds the ways of a stack: subscriptions, event source mappings, redrive policies, grants.</summary>
internal sealed class TopologyReader
{
    private const string FunctionUrl = "aws:lambda/functionUrl:FunctionUrl";
    private const string ParkingComponent = ":ParkingQueue";

    private static readonly string[] TableActions =
        ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:Scan"];

    private readonly ResourceIndex index;
    private readonly StackRoutes routes;
    private readonly RedriveEdges redrives;
    private readonly GrantedActions grants;
    private readonly GraphNodes nodes;
    private readonly List<GraphEdge> edges = [];

    public TopologyReader(Recording recording, StackRoutes routes)
    {
        this.routes = routes;
        index = new ResourceIndex(recording);
        redrives = new RedriveEdges(index);
        grants = new GrantedActions(index);
        nodes = new GraphNodes(index);
    }

    public Topology Read()
    {
        AddNodes();
        AddSubscriptions();
        AddMappings();
        AddUrls();
        AddGrants();
        AddFailures();
        return new Topology(nodes.All, edges);
    }

    private void AddNodes()
    {
        foreach (var topic in index.Of(ResourceTypes.Topic))
        {
            nodes.Add(topic, NodeKind.Topic, "topic");
        }

        var deadLetters = ArnsOf(redrives.OfQueues);
        var undelivered = ArnsOf(redrives.OfSubscriptions);
        var failed = ArnsOf(redrives.OfFunctions);
        foreach (var queue in index.Of(ResourceTypes.Queue))
        {
            var arn = queue.Text("arn");
            nodes.Add(
                queue,
                index.IsWithin(queue, ParkingComponent) ? NodeKind.ParkingQueue
                    : failed.Contains(arn) ? NodeKind.FailedQueue
                    : undelivered.Contains(arn) ? NodeKind.UndeliveredQueue
                    : deadLetters.Contains(arn) ? NodeKind.DeadLetterQueue
                    : NodeKind.Queue,
                "queue");
        }

        foreach (var function in index.Of(ResourceTypes.Function))
        {
            nodes.Add(function, NodeKind.Function, "function");
        }

        foreach (var table in index.Of(ResourceTypes.Table))
        {
            nodes.Add(table, NodeKind.Table, "table");
        }
    }

    private static HashSet<string> ArnsOf(IEnumerable<RedriveEdge> failures) => [.. failures.Select(failure => failure.TargetArn)];

    private void AddSubscriptions()
    {
        foreach (var route in routes.Subscriptions)
        {
            var subscription = route.Subscription;
            var to = route.Receiver.Resource is { } receiver ? nodes.Of(receiver) : nodes.Outside(subscription.Name, route.Receiver.Names[0]);
            edges.Add(new GraphEdge(TopicOf(route), to,
            [
                .. TakenBy(route),
                .. subscription.Flag("rawMessageDelivery") ? ["raw"] : Array.Empty<string>(),
                .. subscription.TextOrNull("protocol") == "lambda" ? ["invokes directly"] : Array.Empty<string>(),
            ]));
        }
    }

    private GraphNode TopicOf(SubscriptionRoute route) =>
        route.Topic is { } topic ? nodes.Of(topic) : OutsideOf(route.Subscription.TextOrNull("topic") ?? string.Empty);

    private static IEnumerable<string> TakenBy(SubscriptionRoute route)
    {
        if (!route.HasPolicy)
        {
            return ["every event"];
        }

        if (route.Refusal is not null)
        {
            return ["nothing: SNS refuses its filter"];
        }

        if (route.Types.Count == 0 || !route.Subscription.Secrets.Of("filterPolicy").IsEmpty)
        {
            return ["filtered"];
        }

        string[] taken =
        [
            .. route.Types.GroupBy(type => type.Type).Select(type => EventTypeName.Taken([.. type])).OfType<string>(),
            .. route.TakesUnknown ? ["unknown types"] : Array.Empty<string>(),
        ];
        return taken.Length > 0 ? taken : ["nothing"];
    }

    private void AddMappings()
    {
        foreach (var mapping in index.Of(ResourceTypes.EventSourceMapping))
        {
            var name = mapping.Text("functionName");
            var to = index.FunctionOf(name) is { } function ? nodes.Of(function) : OutsideOf(name);
            var source = mapping.TextOrNull("eventSourceArn");
            edges.Add(new GraphEdge(source is null ? nodes.Outside(mapping.Name, "an event source") : EndOf(source), to,
            [
                .. mapping.Integer("batchSize") is { } size ? [$"up to {size} a batch"] : Array.Empty<string>(),
                .. mapping.Inputs.GetValueOrDefault("enabled") is false ? ["disabled"] : Array.Empty<string>(),
            ]));
        }
    }

    private void AddUrls()
    {
        foreach (var url in index.Of(FunctionUrl))
        {
            if (index.FunctionOf(url.Text("functionName")) is { } function)
            {
                edges.Add(new GraphEdge(nodes.Url(url), nodes.Of(function), []));
            }
        }
    }

    private void AddGrants()
    {
        var failed = redrives.OfFunctions.Select(failure => (failure.From.Urn, failure.TargetArn)).ToHashSet();
        foreach (var function in index.Of(ResourceTypes.Function))
        {
            Grant(function, ResourceTypes.Topic, "publishes", "sns:Publish");
            Grant(function, ResourceTypes.Table, "keeps", TableActions);
            foreach (var queue in index.Of(ResourceTypes.Queue).Where(queue => !failed.Contains((function.Urn, queue.Text("arn")))
                && grants.Allow(function, queue.Text("arn"), "sqs:SendMessage")))
            {
                edges.Add(new GraphEdge(nodes.Of(function), nodes.Of(queue), ["sends"]));
            }
        }
    }

    private void Grant(RecordedResource function, string type, string label, params IReadOnlyList<string> actions) =>
        edges.AddRange(index.Of(type).Where(resource => grants.Allow(function, resource.Text("arn"), actions))
            .Select(resource => new GraphEdge(nodes.Of(function), nodes.Of(resource), [label])));

    private void AddFailures()
    {
        foreach (var failure in redrives.OfQueues)
        {
            edges.Add(new GraphEdge(
                nodes.Of(failure.From), EndOf(failure.TargetArn), failure.MaxReceiveCount is { } count ? [$"after {count} receives"] : [], IsFailure: true));
        }

        // All subscriptions of a topic share a queue, as a rule: one edge says it.
        edges.AddRange(redrives.OfSubscriptions
            .Select(failure => (From: TopicOf(routes.Subscriptions.First(route => route.Subscription.Urn == failure.From.Urn)), failure.TargetArn))
            .Distinct()
            .Select(failure => new GraphEdge(failure.From, EndOf(failure.TargetArn), ["undeliverable"], IsFailure: true)));
        edges.AddRange(redrives.OfFunctions.Select(failure =>
            new GraphEdge(nodes.Of(failure.From), EndOf(failure.TargetArn), ["given up"], IsFailure: true)));
    }

    private GraphNode EndOf(string arn) =>
        // A stream is the table that it tells of.
        index.ByArn(arn.Split("/stream/")[0]) is { Type: ResourceTypes.Queue or ResourceTypes.Topic or ResourceTypes.Table } resource ? nodes.Of(resource)
        : index.FunctionOf(arn) is { } function ? nodes.Of(function)
        : OutsideOf(arn);

    /// <summary>By service and name: <c>sqs jobs</c>.</summary>
    private GraphNode OutsideOf(string reference)
    {
        var parts = reference.Split(':', 6);
        return nodes.Outside(reference, parts is ["arn", _, var service, _, _, var name] ? $"{service} {name}" : reference);
    }
}
