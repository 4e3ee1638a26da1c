namespace Local.Endpoints;

/// <summary>What goes back to an AWS client.</summary>
/// <param name="Json">UTF-8.</param>
public sealed record EndpointAnswer(int HttpStatus, ReadOnlyMemory<byte> Json);

/// <summary>Carries out an operation of DynamoDB where its state lives: on the thread of the world.</summary>
/// <param name="operation">Its name alone, for example <c>PutItem</c>.</param>
/// <param name="body">The request as it came, UTF-8 JSON; not yet parsed.</param>
public delegate Task<EndpointAnswer> EndpointDispatcher(string operation, ReadOnlyMemory<byte> body);
