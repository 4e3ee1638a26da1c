using Events;
using Functions.Consuming;
using Functions.Tables;

namespace WelcomeEmail;

/// <summary>Greets every user who signs up. Handler: <c>WelcomeEmail::WelcomeEmail.Function::Handle</c>.</summary>
public sealed class Function
{
    private readonly Consumer consumer;

    /// <summary>Used by Lambda.</summary>
    public Function()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Used by the local host, whose clock is simulated.</summary>
    public Function(TimeProvider clock)
    {
        var environment = ConsumerEnvironment.Read();
        var dynamoDb = DynamoDb.OnLambda();
        consumer = Consumer.OnLambda(environment, dynamoDb, clock)
            .On(EventCatalog.UserSignedUp, EventJson.Default.UserSignedUp, new WriteWelcomeEmail(dynamoDb, environment.StateTable));
    }

    public Task<Stream> Handle(Stream input) => consumer.Handle(input);
}
